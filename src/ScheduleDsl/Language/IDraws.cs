using System.ComponentModel;

namespace ScheduleDsl.CompilerServices;

/// <summary>The distribution of a random number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum DrawKind
{
    /// <summary>Standard normal.</summary>
    Normal,

    /// <summary>Uniform in [0, 1).</summary>
    Uniform,

    /// <summary>1 or -1.</summary>
    Sign,
}

/// <summary>Answers <see cref="Draw"/> where a rule's body runs as plain C# for the weights of a table.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDraws
{
    /// <summary>The next number of the weight at work.</summary>
    float Draw(DrawKind kind);
}
