using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>The random numbers of the weight at work: those that a run of the same seed gives it.</summary>
internal sealed class ReplayDraws(long seed) : IDraws
{
    private long step;
    private int tensor;
    private int weight;
    private int next;

    /// <summary>Turns to a weight, from the start of its body.</summary>
    public void Begin(long atStep, int ofTensor, int atWeight) => (step, tensor, weight, next) = (atStep, ofTensor, atWeight, 0);

    public float Draw(DrawKind kind) => RandomValue.Of(kind, new DrawStream(seed, step, tensor, next++), weight);

    /// <summary>Counts a draw that is no number of a weight.</summary>
    public void Skip() => next++;

    /// <summary>The numbers of a matrix that is drawn here: a key takes the place of the step.</summary>
    public DrawStream OfMatrix(double key) => new(seed, (long)key, tensor, next++);
}
