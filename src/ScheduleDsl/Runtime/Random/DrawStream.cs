using System;

namespace ScheduleDsl;

/// <summary>
/// The random words of one draw of one tensor at one step, four to each counter, addressed by number: no state, so any thread reads any
/// part of it, again after a resume, and gets the same words.
/// </summary>
/// <remarks>
/// Key: the run's seed. Counter, from its lowest bit: 48 bits for the number of the four words, 16 for the draw, 40 for the step, 24 for the tensor.
/// </remarks>
internal readonly struct DrawStream
{
    /// <summary>First of the draws that rounding takes, one for each array that is stored by chance.</summary>
    public const int FirstRounding = 0xFF00;

    private const int MostDraws = 1 << 16, MostTensors = 1 << 24;
    private const long MostSteps = 1L << 40;

    /// <param name="seed">The run's.</param>
    /// <param name="step">The step, from 1; 0 where no update is running.</param>
    /// <param name="tensor">The tensor's number in its table.</param>
    /// <param name="draw">Which of a rule's draws, or <see cref="FirstRounding"/> and above.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number does not fit the counter.</exception>
    public DrawStream(long seed, long step, int tensor, int draw)
    {
        if ((ulong)step >= MostSteps)
            throw new ArgumentOutOfRangeException(nameof(step), $"Step {step} has no random numbers: they go from 0 to {MostSteps - 1}.");
        if ((uint)tensor >= MostTensors)
            throw new ArgumentOutOfRangeException(nameof(tensor), $"Tensor {tensor} has no random numbers: they go from 0 to {MostTensors - 1}.");
        if ((uint)draw >= MostDraws)
            throw new ArgumentOutOfRangeException(nameof(draw), $"Draw {draw} has no random numbers: they go from 0 to {MostDraws - 1}.");
        (Key0, Key1) = ((uint)seed, (uint)(seed >> 32));
        Draw = (uint)draw << 16;
        (Counter2, Counter3) = ((uint)step, (uint)(step >> 32) | ((uint)tensor << 8));
    }

    public uint Key0 { get; }

    public uint Key1 { get; }

    /// <summary>The upper half of the counter's second word.</summary>
    public uint Draw { get; }

    public uint Counter2 { get; }

    public uint Counter3 { get; }

    /// <summary>Four words.</summary>
    /// <param name="number">From 0, below 2^48.</param>
    public (uint X0, uint X1, uint X2, uint X3) Four(long number) =>
        Philox.Words((uint)number, (uint)(number >> 32) | Draw, Counter2, Counter3, Key0, Key1);

    /// <summary>The word of an element.</summary>
    public uint Word(long element)
    {
        (uint x0, uint x1, uint x2, uint x3) = Four(element >> 2);
        return (element & 3) switch { 0 => x0, 1 => x1, 2 => x2, _ => x3 };
    }
}
