using System;
using System.Collections.Generic;
using System.Globalization;
using ScheduleDsl.Cli.Types;
using ScheduleDsl.Plotting;

namespace ScheduleDsl.Cli.Drawing;

/// <summary>How a curve is wished for.</summary>
/// <param name="Steps">Updates to draw, or null for the schedule's own length.</param>
/// <param name="Settings">Settings of the schedule that differ from its defaults.</param>
internal sealed record PictureRequest(long? Steps, IReadOnlyList<KeyValuePair<string, double>> Settings);

/// <summary>What <c>plot</c> draws.</summary>
/// <param name="Notes">Lines below the curves: settings, knots.</param>
internal sealed record Picture(IReadOnlyList<PlotSeries> Series, PlotText Text, IReadOnlyList<string> Notes)
{
    /// <exception cref="UserError">A setting is unknown, or not allowed, or the settings do not fit together.</exception>
    public static Picture Of(DslType type, PictureRequest request)
    {
        if (type.Kind != DslKind.Schedule && request.Settings.Count > 0)
            throw new UserError($"{type.FullName} is {type.KindWithArticle}: it has nothing to --set.");
        try
        {
            return type.Kind switch
            {
                DslKind.Schedule => ScheduleCurve.Of(type, request),
                DslKind.Recipe => RecipeCurves.Of(type, request.Steps),
                _ => ProfileCurve.Of(type),
            };
        }
        catch (Exception e) when (e is KeyNotFoundException or ArgumentException or InvalidOperationException)
        {
            throw new UserError(e.Message);
        }
    }

    public static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
