using System.Collections.Generic;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines;

/// <summary>A guideline that judges each schedule of a run by itself.</summary>
internal abstract class CurveGuideline : Guideline
{
    /// <inheritdoc cref="Guideline(string, Tier, string, string, Threshold[])"/>
    protected CurveGuideline(string id, Tier tier, string title, string message, params Threshold[] thresholds)
        : base(id, tier, title, message, thresholds)
    {
    }

    public sealed override void Check(RunFacts run, Findings findings)
    {
        foreach (CurveFacts curve in Judged(run))
            Check(curve, run, findings);
    }

    /// <summary>Reports every case of it in one schedule.</summary>
    protected abstract void Check(CurveFacts curve, RunFacts run, Findings findings);

    /// <summary>The schedules that it is about.</summary>
    protected virtual IEnumerable<CurveFacts> Judged(RunFacts run) => run.Curves;
}
