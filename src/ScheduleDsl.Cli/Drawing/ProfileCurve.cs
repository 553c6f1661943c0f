using System.Linq;
using ScheduleDsl.Cli.Types;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Plotting;

namespace ScheduleDsl.Cli.Drawing;

/// <summary>A profile over [0, 1].</summary>
internal static class ProfileCurve
{
    private const int Points = 401;

    public static Picture Of(DslType type)
    {
        Profile profile = type.Unit<Profile>();
        ProfileReading reading = new(profile);
        double[] times = [.. Enumerable.Range(0, Points).Select(i => i / (Points - 1.0))];
        double[] heights = [.. times.Select(reading.At)];
        string[] notes = [.. new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(t => $"t = {Picture.Number(t),-6} {Picture.Number(reading.At(t))}")];
        return new Picture([new PlotSeries(type.ShortName, times, heights)], new PlotText(type.ShortName, "t"), notes);
    }
}
