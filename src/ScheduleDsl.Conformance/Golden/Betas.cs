namespace ScheduleDsl.Conformance.Golden;

/// <summary>The field <c>betas</c>: the decays of both averages.</summary>
internal static class Betas
{
    public static (double First, double Second) Of(Fields hyper, double first, double second)
    {
        if (!hyper.Has("betas"))
            return (first, second);
        double[] both = hyper.Numbers("betas");
        return both is [var one, var two] ? (one, two) : throw new GoldenFileException($"betas must be two numbers, found {both.Length}");
    }
}
