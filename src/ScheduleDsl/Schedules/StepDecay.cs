namespace ScheduleDsl.Schedules;

/// <summary>The step schedule: <c>Peak</c>, multiplied by <c>DropsFactor</c> at 30, 60 and 90 percent of the run.</summary>
/// <remarks>
/// Mark <c>m</c> (<c>DropsAt1</c>, <c>DropsAt2</c>, <c>DropsAt3</c>, in percent) takes effect at the first update <c>k</c>,
/// counted from 0, with <c>100 k &gt;= m Steps</c>; of 200 updates that is 60, 120 and 180. <c>Steps</c> has to be set. The "30-60-90" of
/// He et al., "Deep Residual Learning", 2015, and of every table that calls its baseline a step schedule.
/// </remarks>
/// <example><code>
/// Schedule rate = new StepDecay { Peak = 0.1, Steps = 90_000 };
/// </code></example>
[Schedule(Peak = 1)]
[Drops(30, 60, 90, Factor = 0.1)]
public sealed partial class StepDecay;
