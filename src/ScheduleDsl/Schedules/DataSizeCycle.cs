using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>How the number of items of a <see cref="DataSizeCycle"/> changes.</summary>
public enum SizeStrategy
{
    /// <summary>Up to the largest size and down to the smallest, by turns.</summary>
    Cycle,

    /// <summary>Up, and there it stays.</summary>
    LowerToBigger,

    /// <summary>Down, and there it stays.</summary>
    BiggerToLower,

    /// <summary>Up, then at once down to the smallest size.</summary>
    SharpCycle,
}

/// <summary>The cyclical curriculum in whole items: how many each pass uses. Its time is the pass, from 0.</summary>
/// <remarks>
/// From <c>ceil(Items StartFraction)</c> each pass has <c>1 / Alpha</c> or <c>Alpha</c> times as many, rounded up on the way of a cycle and down on a one-way one; at the largest size,
/// <c>floor(Items max(StartFraction, EndFraction))</c>, and the smallest, <c>ceil(Items min(StartFraction, EndFraction))</c>, it turns or stays, while the running number
/// keeps what it overshot. At most 4 096 passes; the last one stays. Kesgin, Amasyali, "Cyclical Curriculum Learning", 2022.
/// </remarks>
public sealed partial class DataSizeCycle
{
    /// <param name="items">Size of the data set, at least 1; has to be set.</param>
    /// <param name="startFraction">Fraction of the first pass, above 0 and at most 1.</param>
    /// <param name="endFraction">Fraction on the other side, above 0 and at most 1.</param>
    /// <param name="alpha">Each size over the next larger one, above 0 and below 1.</param>
    /// <param name="strategy">How the size changes.</param>
    /// <param name="startsUp">A cycle goes up first.</param>
    [Schedule]
    private static Curve Define(
        long items, [Setting(Above = 0, Max = 1)] double startFraction = 0.25, [Setting(Above = 0, Max = 1)] double endFraction = 1,
        [Setting(Above = 0, Below = 1)] double alpha = 0.5, SizeStrategy strategy = SizeStrategy.Cycle, bool startsUp = true)
    {
        double first = Ceiling(items * startFraction);
        double most = Floor(items * Max(startFraction, endFraction));
        double least = Ceiling(items * Min(startFraction, endFraction));
        return strategy switch
        {
            SizeStrategy.LowerToBigger => Curve.Of(pass => OneWay(Floor(pass), first, 1 / alpha, least, most)),
            SizeStrategy.BiggerToLower => Curve.Of(pass => OneWay(Floor(pass), first, alpha, least, most)),
            SizeStrategy.SharpCycle => Curve.Of(pass => Turning(Floor(pass), first, alpha, least, most, startsUp, true)),
            _ => Curve.Of(pass => Turning(Floor(pass), first, alpha, least, most, startsUp, false)),
        };
    }

    /// <summary>The size of a pass of a one-way strategy: <c>floor(c factor)</c> from pass to pass, within the bounds.</summary>
    public static double OneWay(double pass, double first, double factor, double least, double most)
    {
        double size = first;
        for (int block = 0; block < 16; block++)
        {
            for (int i = 0; i < 256; i++)
            {
                if (256 * block + i >= pass)
                    return size;
                double next = Min(most, Max(least, Floor(size * factor)));
                if (next == size)
                    return size;
                size = next;
            }
        }
        return size;
    }

    /// <summary>The size of a pass of a strategy that turns at its bounds.</summary>
    public static double Turning(double pass, double first, double alpha, double least, double most, bool startsUp, bool isSharp)
    {
        double running = first;
        double size = first;
        bool isUp = startsUp;
        for (int block = 0; block < 16; block++)
        {
            for (int i = 0; i < 256; i++)
            {
                if (256 * block + i >= pass)
                    return size;
                double next = isUp ? Ceiling(running / alpha) : isSharp ? least : Ceiling(running * alpha);
                bool turns = isUp ? next >= most : next <= least;
                size = turns ? (isUp ? most : least) : next;
                running = next;
                isUp = turns ? !isUp : isUp;
            }
        }
        return size;
    }

    private static double Ceiling(double x) => -Floor(-x);
}
