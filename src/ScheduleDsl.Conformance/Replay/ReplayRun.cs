namespace ScheduleDsl.Conformance.Replay;

/// <summary>How the runs of a replay are carried out.</summary>
internal static class ReplayRun
{
    /// <summary>The same options on what computes the updates.</summary>
    public static RunOptions On(this RunOptions run, ConformanceOptions options) => run with
    {
        Threads = 1,
        Arm = options.Target == ConformanceTarget.Scalar ? Arm.Scalar : Arm.Auto,
        Device = options.Device,
    };
}
