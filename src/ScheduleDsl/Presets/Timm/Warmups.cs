namespace ScheduleDsl.Timm;

/// <summary>The warmup that timm's schedulers share.</summary>
internal static class Warmups
{
    /// <summary>The line up to <paramref name="target"/>, then the main schedule: from its own start with a prefix, else from where its clock stands by then.</summary>
    public static Curve Before(Curve main, double lr, double target, long warmupT, double warmupLrInit, bool warmupPrefix)
    {
        // Construction sets the optimizer's own rate; the schedule is first read for update 1.
        if (warmupT == 0)
            return Curve.Constant(lr, 1).Then(main.Offset(1));
        Curve warmup = Curve.Line(warmupLrInit, target, warmupT);
        return warmupPrefix ? warmup.Then(main) : warmup.Then(main.Offset(warmupT));
    }
}
