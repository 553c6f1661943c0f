using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>Sums the values of a schedule over its updates and keeps the largest and the smallest, with few readings.</summary>
internal sealed class CurveScan(ScheduleReading reading)
{
    // Readings for summation; where pieces are too long for it, blocks of each, and halvings of blocks over all of them: a few milliseconds.
    private const int Summed = 1_000;
    private const int Blocks = 64;
    private const int Halvings = 200;

    // A block whose middle is as near to the line between its ends is read as a parabola.
    private const double Bend = 1e-3;

    private int summed;
    private int halved;

    public double Read { get; private set; }

    public Extreme Peak { get; private set; }

    public Extreme Floor { get; private set; }

    public double Area { get; private set; }

    public int Readings { get; private set; }

    /// <summary>Adds the updates from <paramref name="from"/> on and below <paramref name="below"/>; both are whole.</summary>
    public void Add(double from, double below, PhaseForm form)
    {
        double count = below - from;
        if (form == PhaseForm.Constant || form == PhaseForm.Straight)
        {
            // Extremes of a line are at its ends.
            Area += count * (At(from) + At(below - 1)) / 2;
            Read += count;
        }
        else if (summed + count <= Summed)
        {
            for (double update = from; update < below; update++)
                Area += At(update);
            summed += (int)count;
            Read += count;
        }
        else
        {
            Sample(from, below - 1);
        }
    }

    private void Sample(double first, double last)
    {
        int before = Readings;
        double step = System.Math.Max(1, System.Math.Floor((last - first) / Blocks));
        Extreme left = new(first, At(first));
        Extreme top = left, bottom = left;
        while (left.Update < last)
        {
            double next = System.Math.Min(left.Update + step, last);
            Extreme right = new(next, At(next));
            Block(left, right);
            if (right.Value > top.Value)
                top = right;
            if (right.Value < bottom.Value)
                bottom = right;
            left = right;
        }
        Area += left.Value;
        top = Start(Climb(top, step, first, last, sign: 1), first);
        if (top.Value == Peak.Value && top.Update < Peak.Update)
            Peak = top;
        bottom = Start(Climb(bottom, step, first, last, sign: -1), first);
        if (bottom.Value == Floor.Value && bottom.Update < Floor.Update)
            Floor = bottom;
        Read += System.Math.Min(Readings - before, last - first);
    }

    // The updates from left on and below right: Simpson's rule, and what the sum has beyond the integral.
    private void Block(Extreme left, Extreme right)
    {
        double count = right.Update - left.Update;
        if (count <= 1)
        {
            Area += left.Value;
            return;
        }
        double half = System.Math.Floor(left.Update + count / 2);
        Extreme middle = new(half, At(half));
        double bend = System.Math.Abs(middle.Value - (left.Value + (right.Value - left.Value) * (half - left.Update) / count));
        if (bend > Bend * System.Math.Max(System.Math.Abs(Peak.Value), System.Math.Abs(Floor.Value)) && halved++ < Halvings)
        {
            Block(left, middle);
            Block(middle, right);
            return;
        }

        // Halves of an update do not exist: along the line to where the middle would be.
        double centre = middle.Value + (right.Value - left.Value) / count * (left.Update + count / 2 - half);
        Area += count * (left.Value + 4 * centre + right.Value) / 6 - (right.Value - left.Value) / 2;
    }

    // From the best update read so far to the best between its neighbours.
    private Extreme Climb(Extreme best, double step, double first, double last, int sign)
    {
        while (step > 1)
        {
            step = System.Math.Ceiling(step / 2);
            double from = best.Update;
            foreach (double update in new[] { System.Math.Max(first, from - step), System.Math.Min(last, from + step) })
            {
                double value = At(update);
                if (sign * value > sign * best.Value)
                    best = new Extreme(update, value);
            }
        }
        return best;
    }

    // The first update of a stretch that has one value: steps back that double, then halve.
    private Extreme Start(Extreme extreme, double first)
    {
        double update = extreme.Update;
        double step = 1;
        for (; update - step >= first && At(update - step) == extreme.Value; step *= 2)
            update -= step;
        for (; step >= 1; step = System.Math.Floor(step / 2))
        {
            if (update - step >= first && At(update - step) == extreme.Value)
                update -= step;
        }
        return extreme with { Update = update };
    }

    private double At(double update)
    {
        double value = reading.At(update);
        bool isFirst = Readings++ == 0;
        if (isFirst || value > Peak.Value)
            Peak = new Extreme(update, value);
        if (isFirst || value < Floor.Value)
            Floor = new Extreme(update, value);
        return value;
    }
}
