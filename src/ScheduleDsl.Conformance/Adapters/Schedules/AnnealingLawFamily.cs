using System;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Schedules;

/// <summary>Losses that the annealing law predicts for recorded rates, and the areas under them.</summary>
internal sealed class AnnealingLawFamily : Adapter
{
    public override string Family => "formula_annealing_law";

    public override Comparison Replay(GoldenFile file, ConformanceOptions options)
    {
        Fields parameters = file.Fields("parameters");
        AnnealingLaw law = new(
            parameters.Number("L0"), parameters.Number("A"), parameters.Number("alpha"), parameters.Number("C"), parameters.Number("lam"));
        long warmup = parameters.Count("warmup");
        // How the recorded rates came about.
        parameters.Ignore("schedule");
        parameters.Ignore("lr");
        parameters.Ignore("total");
        parameters.RequireAllTaken();

        Fields inputs = file.Fields("inputs");
        double[] rates = inputs.Numbers("lr");
        (double[] forward, double[] annealing, double[] recorded) = (inputs.Numbers("S1"), inputs.Numbers("S2"), file.Vector("values"));
        inputs.RequireAllTaken();
        if (rates.Length == 0 || rates.Length != recorded.Length || forward.Length != rates.Length || annealing.Length != rates.Length)
            throw file.Wrong($"there are {rates.Length} rates, {forward.Length} and {annealing.Length} areas and {recorded.Length} losses");

        Curve schedule = Curve.Of(rates.Length, time => rates[Math.Min((int)time, rates.Length - 1)]);
        double[] losses = new double[recorded.Length];
        law.LossCurve(schedule, 0, losses, warmup);
        Tolerance tolerance = new(file.Number("tolerance"), file.Number("absolute_tolerance"));
        Comparison worst = Comparison.Exact("at every update");
        for (int update = 0; update < recorded.Length; update++)
        {
            int at = update;
            AnnealingAreas areas = law.Areas(schedule, update, warmup);
            worst = worst.With(tolerance, losses[update], recorded[update], () => $"at update {at}")
                .With(tolerance, areas.S1, forward[update], () => $"in S1 at update {at}")
                .With(tolerance, areas.S2, annealing[update], () => $"in S2 at update {at}");
        }

        return worst;
    }
}
