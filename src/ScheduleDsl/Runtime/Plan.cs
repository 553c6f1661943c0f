using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace ScheduleDsl;

/// <summary>How long a run is and how large its batches are: what converts epochs, samples and tokens to updates and back.</summary>
/// <remarks>
/// <para>One update sees <c>BatchSize * Accumulation</c> samples.</para>
/// <para>
/// An epoch has <c>ceil(DatasetSize / (BatchSize * Accumulation))</c> updates: the last batch may be short, and makes an update of its own. A
/// loader that drops it sees fewer samples; give that number as <see cref="DatasetSize"/>.
/// </para>
/// <para>Samples and tokens are counted in whole batches. What comes out is rounded to the nearest update, ties to even.</para>
/// </remarks>
/// <example><code>
/// var plan = new Plan { BatchSize = 256, Accumulation = 4, DatasetSize = 1_281_167 };
/// plan = plan with { Steps = plan.StepsOf(new Epochs(90)) };                     // 1,252 updates in each of 90 epochs
/// Schedule rate = new Schedules.Cosine { Peak = 0.1 }.Over(plan);
/// </code></example>
public sealed record Plan
{
    /// <summary>Number of updates, at least 1; null where the plan does not say.</summary>
    public long? Steps { get; init => field = Checked(value); }

    /// <summary>Samples of one forward and backward pass over all devices together, at least 1; null where the plan does not say.</summary>
    public int? BatchSize { get; init => field = (int?)Checked(value); }

    /// <summary>Passes whose gradients are added up for one update, at least 1.</summary>
    public int Accumulation { get; init => field = (int)Checked(value)!.Value; } = 1;

    /// <summary>Samples in the data set, as many as an epoch sees; at least 1, null where the plan does not say.</summary>
    public long? DatasetSize { get; init => field = Checked(value); }

    /// <summary>Tokens in one sample, at least 1; null where the plan does not say.</summary>
    public int? SequenceLength { get; init => field = (int?)Checked(value); }

    /// <summary>Samples of one update: <c>BatchSize * Accumulation</c>.</summary>
    /// <exception cref="InvalidOperationException">The plan has no batch size.</exception>
    public long SamplesPerUpdate
    {
        get
        {
            Require("samples", BatchSize);
            return (long)BatchSize!.Value * Accumulation;
        }
    }

    /// <summary>Updates of one pass over the data set: <c>ceil(DatasetSize / SamplesPerUpdate)</c>.</summary>
    /// <exception cref="InvalidOperationException">The plan lacks the data set's size or the batch size.</exception>
    public long StepsPerEpoch
    {
        get
        {
            Require("epochs", DatasetSize, BatchSize);
            return (DatasetSize!.Value - 1) / SamplesPerUpdate + 1;
        }
    }

    /// <summary>Updates, to the nearest one (ties to even).</summary>
    /// <exception cref="InvalidOperationException">The plan lacks the data set's size or the batch size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is NaN, infinite or negative, or more updates than can be counted.</exception>
    public long StepsOf(Epochs length) => Rounded(new Epochs(length).Value * StepsPerEpoch);

    /// <inheritdoc cref="StepsOf(Epochs)"/>
    /// <exception cref="InvalidOperationException">The plan has no batch size.</exception>
    public long StepsOf(Samples length) => Rounded((double)new Samples(length).Value / SamplesPerUpdate);

    /// <inheritdoc cref="StepsOf(Epochs)"/>
    /// <exception cref="InvalidOperationException">The plan lacks the sequence length or the batch size.</exception>
    public long StepsOf(Tokens length) => Rounded(new Tokens(length).Value / TokensPerUpdate);

    /// <inheritdoc cref="StepsOf(Epochs)"/>
    /// <exception cref="InvalidOperationException">The plan has no number of updates.</exception>
    public long StepsOf(Fraction length) => Rounded(new Fraction(length).Value * WholeRun);

    /// <summary>Epochs finished after so many updates, with the part of the next one.</summary>
    /// <exception cref="InvalidOperationException">The plan lacks the data set's size or the batch size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Epochs EpochsAt(long step) => new((double)new Steps(step).Value / StepsPerEpoch);

    /// <summary>Samples seen after so many updates.</summary>
    /// <exception cref="InvalidOperationException">The plan has no batch size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Samples SamplesAt(long step) => new(checked(new Steps(step).Value * SamplesPerUpdate));

    /// <summary>Tokens seen after so many updates.</summary>
    /// <exception cref="InvalidOperationException">The plan lacks the sequence length or the batch size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Tokens TokensAt(long step) => new(checked(new Steps(step).Value * (long)TokensPerUpdate));

    /// <summary>The part of the run that is over after so many updates.</summary>
    /// <exception cref="InvalidOperationException">The plan has no number of updates.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or above the plan's.</exception>
    public Fraction FractionAt(long step) => new((double)new Steps(step).Value / WholeRun);

    /// <summary>The number by the name of its property, as schedules have them; null where the plan does not say, or has no such number.</summary>
    internal double? Number(string name) => name switch
    {
        nameof(Steps) => Steps,
        nameof(BatchSize) => BatchSize,
        nameof(Accumulation) => Accumulation,
        nameof(DatasetSize) => DatasetSize,
        nameof(SequenceLength) => SequenceLength,
        _ => null,
    };

    // In double, as compiled schedules convert: the product of three integers may not fit into a long.
    private double TokensPerUpdate
    {
        get
        {
            Require("tokens", SequenceLength, BatchSize);
            return (double)SamplesPerUpdate * SequenceLength!.Value;
        }
    }

    private long WholeRun
    {
        get
        {
            Require("fractions", Steps);
            return Steps!.Value;
        }
    }

    private static long Rounded(double updates)
    {
        const double most = 1L << 53;
        return updates <= most
            ? (long)Math.Round(updates, MidpointRounding.ToEven)
            : throw new ArgumentOutOfRangeException(null, $"{RangeText.Number(updates)} updates are more than can be counted: {RangeText.Number(most)} at most");
    }

    private static void Require(
        string unit, long? first, long? second = 1,
        [CallerArgumentExpression(nameof(first))] string firstName = "", [CallerArgumentExpression(nameof(second))] string secondName = "")
    {
        IEnumerable<string> missing = new[] { first is null ? firstName : null, second is null ? secondName : null }.OfType<string>();
        string names = string.Join(" and ", missing);
        if (names.Length > 0)
            throw new InvalidOperationException($"The plan cannot convert {unit} and updates: it has no {names}.");
    }

    private static long? Checked(long? value, [CallerMemberName] string name = "") => value is null or >= 1
        ? value
        : throw new ArgumentOutOfRangeException(null, $"Plan.{name} is {value}: it must be at least 1");
}
