using FsCheck;

namespace ScheduleDsl.Tests.Schedules.Properties;

/// <summary>How many cases a property is tried with; a failure prints the seed that replays it.</summary>
internal static class Run
{
    public static Config Many { get; } = Seeds.Config(400);

    /// <summary>For properties that write files.</summary>
    public static Config Few { get; } = Seeds.Config(40);
}
