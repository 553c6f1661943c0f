using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>What a recorded run is replayed in, and how near its numbers then have to come.</summary>
/// <param name="Type">Float32 or Float64.</param>
/// <param name="Tolerance">The file's own, or what its documentation gives for implementations in float.</param>
internal readonly record struct ReplayPrecision(ElementType Type, Tolerance Tolerance)
{
    private static readonly Tolerance FloatTolerance = new(1e-4, 1e-5);

    public static ReplayPrecision Of(GoldenFile file, ConformanceOptions options)
    {
        ElementType recorded = Recorded(file);
        ElementType type = options.Precision ?? (options.Device is null ? recorded : ElementType.Float32);
        Fields stated = file.Fields("tolerance");
        return new ReplayPrecision(type, type == ElementType.Float32 && recorded == ElementType.Float64
            ? FloatTolerance
            : new Tolerance(stated.Number("rtol"), stated.Number("atol")));
    }

    private static ElementType Recorded(GoldenFile file) => file.Text("dtype") switch
    {
        "float64" => ElementType.Float64,
        "float32" => ElementType.Float32,
        var other => throw file.Wrong($"dtype must be float64 or float32, found {other}"),
    };
}
