using System.Collections.Immutable;
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
        Interpreter interpreter = new(profile.Functions);
        double[] times = [.. Enumerable.Range(0, Points).Select(i => i / (Points - 1.0))];
        double[] heights = [.. times.Select(At)];
        string[] notes = [.. new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(t => $"t = {Picture.Number(t),-6} {Picture.Number(At(t))}")];
        return new Picture([new PlotSeries(type.ShortName, times, heights)], new PlotText(type.ShortName, "t"), notes);

        double At(double t) => interpreter.Run(profile.Value.Body, Scope.Empty with
        {
            Inputs = ImmutableDictionary<string, Constant>.Empty.Add(profile.Value.Parameters[0].Name, Constant.Of(t)),
        }).ToDouble();
    }
}
