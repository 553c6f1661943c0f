namespace ScheduleDsl.Ilgpu;

/// <summary>Memory of a run that an entry of a program reads or writes.</summary>
/// <param name="Route">The route whose it is.</param>
/// <param name="Place">The place in its plan, of scratch that whose memory it has; -1 for its uniform blocks.</param>
/// <param name="Part">Of which tensors, where entries go over different ones; -1 for any.</param>
/// <param name="IsWritten">Whether it is written.</param>
/// <param name="IsShown">Whether the caller sees it: weights, gradients, outputs.</param>
internal readonly record struct Touched(int Route, int Place, int Part, bool IsWritten, bool IsShown = false)
{
    /// <summary>Partial results, of all routes.</summary>
    public static Touched Partials(bool isWritten) => new(-1, -1, -1, isWritten);

    /// <summary>The uniform blocks of a route.</summary>
    public static Touched Uniforms(int route, bool isWritten) => new(route, -1, -1, isWritten);

    /// <summary>Whether two entries with these have to stay in their order.</summary>
    public bool Meets(Touched other) => (IsWritten || other.IsWritten) && Route == other.Route && Place == other.Place && (Part == other.Part || Part < 0 || other.Part < 0);
}
