using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A phase of a schedule without end that begins when the run is over.</summary>
internal sealed class PhaseNeverReached : CurveGuideline
{
    private const double Shown = 10_000;

    public PhaseNeverReached()
        : base("SDL163", Tier.Warning, "Phase is never reached", "{0}: {1} begins at update {2}, and the run is over after {3}")
    {
    }

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        // One with a length is compared with the plan as a whole, and what a warmup does not leave time for is said of the warmup.
        if (curve.Length is not null || run.Plan.Steps is not { } steps || curve.Warmup?.End >= steps)
            return;
        foreach (PieceFacts piece in curve.Pieces)
        {
            // A level that is only held is missed by nobody.
            if (piece.Start < steps || curve.Direction(piece, 2 * piece.Start + Shown) == 0)
                continue;
            findings.Add(this, curve.Self, curve.Self.Name, piece.Name.Length > 0 ? piece.Name : "a piece", piece.Start, steps);
            break;
        }
    }
}
