namespace ScheduleDsl.Cli.Curves;

/// <summary>A hyperparameter of a recipe that follows a schedule, over the recipe's plan.</summary>
internal sealed class SlotSource(string name, string hyper, Schedule schedule, long steps) : CurveSource(name)
{
    public override long? Length => steps;

    public override ReadCurve Over(long steps) =>
        new(Name, hyper, schedule, steps, HasEnd: false, [$"{hyper} follows {schedule.Fingerprint}"]);
}
