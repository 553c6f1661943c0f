using System;
using System.Globalization;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>What a recorded run is replayed in, and how near its numbers then have to come.</summary>
/// <param name="Type">Float32 or Float64.</param>
/// <param name="Tolerance">The file's own, or what its documentation gives for implementations in float.</param>
internal readonly record struct ReplayPrecision(ElementType Type, Tolerance Tolerance)
{
    private static readonly Tolerance FloatTolerance = new(1e-4, 1e-5);

    // Where the reference's own run in float is further off than this, what it computes is noise, and the file says nothing of float.
    private const double LargestDeviation = 5e-5;

    /// <exception cref="NotSupportedException">A device cannot replay the file in what it computes in.</exception>
    public static ReplayPrecision Of(GoldenFile file, ConformanceOptions options)
    {
        ElementType recorded = Recorded(file);
        ElementType type = options.Precision ?? (options.Device is null ? recorded : ElementType.Float32);
        Fields stated = file.Fields("tolerance");
        bool isNarrower = type == ElementType.Float32 && recorded == ElementType.Float64;
        double? deviation = isNarrower && stated.Has("float32_deviation_of_reference") ? stated.Number("float32_deviation_of_reference") : null;
        if (deviation > LargestDeviation && options.Device is { } device)
            throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"in float the reference itself is off by {deviation:0.0e+0}, so that the file says nothing of {device.Name}, which computes in float"));
        if (!isNarrower || deviation > LargestDeviation)
            return new ReplayPrecision(isNarrower ? recorded : type, new Tolerance(stated.Number("rtol"), stated.Number("atol")));
        return new ReplayPrecision(type, deviation is { } own ? new Tolerance(0, 4 * own + 1e-6) : FloatTolerance);
    }

    private static ElementType Recorded(GoldenFile file) => file.Text("dtype") switch
    {
        "float64" => ElementType.Float64,
        "float32" => ElementType.Float32,
        var other => throw file.Wrong($"dtype must be float64 or float32, found {other}"),
    };
}
