using System.Collections.Generic;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines;

/// <summary>A guideline that judges each schedule of a learning rate by itself.</summary>
internal abstract class RateGuideline : CurveGuideline
{
    /// <inheritdoc cref="Guideline(string, Tier, string, string, Threshold[])"/>
    protected RateGuideline(string id, Tier tier, string title, string message, params Threshold[] thresholds)
        : base(id, tier, title, message, thresholds)
    {
    }

    protected sealed override IEnumerable<CurveFacts> Judged(RunFacts run) => run.Rates;
}
