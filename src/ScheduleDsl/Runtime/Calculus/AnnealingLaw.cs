using System;

namespace ScheduleDsl;

/// <summary>
/// Scaling law with learning-rate annealing: the loss that a run reaches at update <c>s</c> under any schedule of the rate,
/// <c>L(s) = L0 + A S1(s)^-Alpha - C S2(s)</c>.
/// </summary>
/// <remarks>
/// <para>
/// With rates <c>n_i</c> of updates <c>i = 0 ... s</c>: the forward area <c>S1(s) = n_0 + ... + n_s</c>; the annealing area <c>S2(s) = m_1 + ... + m_s</c> of the
/// momentum <c>m_0 = 0</c>, <c>m_i = Lambda m_(i-1) + (n_(i-1) - n_i)</c>. Rewarming makes <c>m</c> negative and the loss rise. Warmup is not part of the law:
/// during it both areas take the rate that it leads up to.
/// </para>
/// <para>
/// The areas have the rate's unit, so <c>A</c> and <c>C</c> change with its scale. The constants hold for one model, data set, batch size and peak rate; one or two
/// whole curves (constant and cosine) suffice to fit them. Tissue, Wang, Wang, "Scaling Law with Learning Rate Annealing", 2024.
/// </para>
/// </remarks>
/// <example><code>
/// var law = new AnnealingLaw(L0: 2.6, A: 0.6, Alpha: 0.5, C: 0.4, Lambda: 0.999);
/// double loss = law.PredictedLoss(new Wsd { Peak = 2e-4, Steps = 20_000 }, step: 19_999);
/// </code></example>
/// <param name="L0">The loss that no training undercuts, in units of the loss; finite, at least 0.</param>
/// <param name="A">Weight of the forward area; finite, at least 0.</param>
/// <param name="Alpha">Exponent of the forward area; finite, at least 0.</param>
/// <param name="C">Weight of the annealing area, in units of the loss per unit of the rate; finite, at least 0.</param>
/// <param name="Lambda">Decay of the annealing momentum per update; at least 0 and below 1. The paper has 0.99 to 0.999.</param>
/// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
public sealed record AnnealingLaw(double L0, double A, double Alpha, double C, double Lambda = 0.999)
{
    /// <inheritdoc cref="AnnealingLaw" path="/param[@name='L0']/node()"/>
    public double L0 { get; init => field = Checked(nameof(L0), value); } = Checked(nameof(L0), L0);

    /// <inheritdoc cref="AnnealingLaw" path="/param[@name='A']/node()"/>
    public double A { get; init => field = Checked(nameof(A), value); } = Checked(nameof(A), A);

    /// <inheritdoc cref="AnnealingLaw" path="/param[@name='Alpha']/node()"/>
    public double Alpha { get; init => field = Checked(nameof(Alpha), value); } = Checked(nameof(Alpha), Alpha);

    /// <inheritdoc cref="AnnealingLaw" path="/param[@name='C']/node()"/>
    public double C { get; init => field = Checked(nameof(C), value); } = Checked(nameof(C), C);

    /// <inheritdoc cref="AnnealingLaw" path="/param[@name='Lambda']/node()"/>
    public double Lambda { get; init => field = Checked(nameof(Lambda), value, below: 1); } = Checked(nameof(Lambda), Lambda, below: 1);

    /// <summary>The areas under a schedule up to update <paramref name="step"/>, itself included.</summary>
    /// <param name="schedule">The learning rate.</param>
    /// <param name="step">The update <c>s</c>, from 0.</param>
    /// <param name="warmupSteps">
    /// Updates of the warmup, which are taken at the largest rate up to the update after them. Left out, it is the schedule's first piece where that is called
    /// <c>Warmup</c>, and none where it is not.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The step or the warmup is negative, or beyond the end of a schedule that throws there.</exception>
    public AnnealingAreas Areas(Schedule schedule, long step, long? warmupSteps = null)
    {
        AnnealingWalk walk = Begin(schedule, step, count: 1, warmupSteps);
        walk.AdvanceTo(step + 1);
        return walk.Areas;
    }

    /// <summary>The loss at given areas: <c>L0 + A S1^-Alpha - C S2</c>; infinite where no rate was above 0 yet.</summary>
    public double PredictedLoss(AnnealingAreas areas) => L0 + A * Math.Pow(areas.S1, -Alpha) - C * areas.S2;

    /// <summary>The loss after update <paramref name="step"/> under a schedule.</summary>
    /// <inheritdoc cref="Areas"/>
    public double PredictedLoss(Schedule schedule, long step, long? warmupSteps = null) => PredictedLoss(Areas(schedule, step, warmupSteps));

    /// <summary>Fills a span with the losses after update <paramref name="first"/> and the updates that follow it.</summary>
    /// <param name="schedule">The learning rate.</param>
    /// <param name="first">The first update, from 0.</param>
    /// <param name="losses">Filled, in units of the loss.</param>
    /// <param name="warmupSteps">As for <see cref="Areas"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The span or the warmup is negative, or beyond the end of a schedule that throws there.</exception>
    public void LossCurve(Schedule schedule, long first, Span<double> losses, long? warmupSteps = null)
    {
        AnnealingWalk walk = Begin(schedule, first, losses.Length, warmupSteps);
        walk.AdvanceTo(first);
        foreach (ref double loss in losses)
        {
            walk.Advance();
            loss = PredictedLoss(walk.Areas);
        }
    }

    private AnnealingWalk Begin(Schedule schedule, long first, int count, long? warmupSteps)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        UpdateSpan.Require(schedule, first, first + count);
        if (warmupSteps < 0)
            throw new ArgumentOutOfRangeException(nameof(warmupSteps), warmupSteps, $"warmupSteps is {warmupSteps}: it must be at least 0.");
        long warmup = warmupSteps ?? (schedule.Pieces is [{ Name: "Warmup" } piece, ..] ? (long)Math.Ceiling(piece.End) : 0);
        if (warmup == 0)
            return new AnnealingWalk(schedule, Lambda, 0, 0);

        // The rate that the warmup leads up to is the first one after it, where there is one.
        bool endsWithIt = schedule is { Ending: ScheduleEnd.Throw, Length: { } length } && warmup >= length;
        return new AnnealingWalk(schedule, Lambda, warmup, schedule.Max(0, endsWithIt ? schedule.Length!.Value : warmup + 1));
    }

    private static double Checked(string name, double value, double below = double.PositiveInfinity) => value >= 0 && value < below
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{nameof(AnnealingLaw)}.{name} is {RangeText.Number(value)}: it must be {RangeText.Of(0, null, null, double.IsFinite(below) ? below : null)}{(double.IsFinite(below) ? "" : " and finite")}");
}
