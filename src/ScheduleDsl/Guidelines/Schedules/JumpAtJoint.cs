using System;
using System.Collections.Generic;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>Two pieces of a schedule that do not meet: a decay that counts from the start of the run, or a warmup that ends below the rate it leads to.</summary>
internal sealed class JumpAtJoint : RateGuideline
{
    private const double Rounding = 1e-9;

    private static readonly Threshold Part = new("part", 0.05);
    private static readonly Threshold Slope = new("slope", 2);

    // BERT's own schedule counts its decay from the start of the run: a warmup of a tenth is followed by nine tenths of the peak.
    private static readonly Threshold Warmup = new("warmup", 0.15);

    public JumpAtJoint()
        : base("SDL155", Tier.Warning, "Schedule jumps at a joint", "{0} jumps from {1} to {2} at update {3}, by {4} of its peak, where {5} ends and {6} begins", Part, Slope, Warmup)
    {
    }

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        if (run.LengthFor(curve) is not { } length)
            return;
        IReadOnlyList<PieceFacts> parts = run.PartsOf(curve, length);
        for (int i = 1; i < parts.Count; i++)
        {
            PieceFacts left = parts[i - 1], right = parts[i];
            double from = curve.Before(right.Start), to = curve.At(right.Start), jump = to - from, peak = Math.Max(curve.PeakOver(length), Math.Max(from, to));
            Threshold least = jump < 0 && curve.Direction(left, length) > 0 && curve.Direction(right, length) < 0 ? Warmup : Part;
            if (Math.Abs(jump) <= peak * (findings.Value(this, least) + Rounding) || Math.Abs(jump) <= findings.Value(this, Slope) * SlopeBeside(curve, left, right, length)
                || IsMeant(curve, left, right, jump, length))
                continue;
            bool isInside = left.Name == right.Name;
            findings.Add(
                this, curve.Self, curve.Self.Name, from, to, right.Start, NumberText.Percent(Math.Abs(jump) / peak),
                Name(left, isInside, "one part"), Name(right, isInside, "the next"));
        }
    }

    private static string Name(PieceFacts piece, bool isInside, string otherwise) => piece.Name.Length > 0 && !isInside ? piece.Name : otherwise;

    // The larger change from update to update on the two sides.
    private static double SlopeBeside(CurveFacts curve, PieceFacts left, PieceFacts right, double length)
    {
        double at = right.Start, back = Math.Min(1, at - left.Start), on = Math.Min(1, Math.Min(right.End, length) - at);
        double before = Math.Abs(curve.Before(at) - curve.At(at - back)) / back;
        return Math.Max(before, on > 0 ? Math.Abs(curve.Before(at + on) - curve.At(at)) / on : 0);
    }

    // Restarts begin high after a fall, or low and rise again; constants and steps are there to jump; warmups may be a constant.
    private static bool IsMeant(CurveFacts curve, PieceFacts left, PieceFacts right, double jump, double length)
    {
        int before = curve.Direction(left, length), after = curve.Direction(right, length);
        bool isRestart = (jump > 0 && before < 0) || (jump < 0 && after > 0);
        bool isStep = before == 0 && (jump > 0 || after == 0);
        return isRestart || isStep || curve.IsStepped(left, length) || curve.IsStepped(right, length);
    }
}
