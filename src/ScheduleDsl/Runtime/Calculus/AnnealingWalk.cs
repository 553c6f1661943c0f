using System;

namespace ScheduleDsl;

/// <summary>Adds up the areas of an annealing law, update by update; over stretches of one rate in closed form.</summary>
internal sealed class AnnealingWalk(Schedule schedule, double lambda, long warmup, double peak)
{
    // From here on a momentum that decays by lambda has less than 2^-60 of itself left.
    private readonly double fading = Math.Ceiling(60 * Math.Log(2) / -Math.Log(lambda));
    private CompensatedSum forward;
    private CompensatedSum annealing;
    private double momentum;
    private double previous;
    private long next;

    /// <summary>The areas of the updates so far.</summary>
    public AnnealingAreas Areas => new(forward.Value, annealing.Value);

    /// <summary>Adds the next update.</summary>
    public void Advance() => Add(next < warmup ? peak : schedule.At(next));

    /// <summary>Adds the updates before <paramref name="end"/>.</summary>
    public void AdvanceTo(long end)
    {
        if (next < Math.Min(warmup, end))
            AddConstant(peak, Math.Min(warmup, end) - next);
        if (next >= end)
            return;
        foreach (Stretch stretch in Stretch.Over(schedule, next, end))
        {
            if (stretch.Form == PieceForm.Constant)
            {
                AddConstant(schedule.At(stretch.First), stretch.Count);
                continue;
            }

            UpdateSpan.RequireReadable(schedule, stretch);
            AddEach(stretch);
        }
    }

    private void AddEach(Stretch stretch)
    {
        Span<double> block = stackalloc double[256];
        for (long first = stretch.First; first < stretch.End; first += block.Length)
        {
            Span<double> rates = block[..(int)Math.Min(block.Length, stretch.End - first)];
            schedule.Fill(first, rates);
            foreach (double rate in rates)
                Add(rate);
        }
    }

    private void Add(double rate)
    {
        forward.Add(rate);
        if (next++ > 0)
        {
            momentum = lambda * momentum + (previous - rate);
            annealing.Add(momentum);
        }

        previous = rate;
    }

    private void AddConstant(double rate, long count)
    {
        Add(rate);
        long rest = count - 1;
        forward.AddProduct(rate, rest);
        next += rest;
        if (rest >= fading)
        {
            annealing.Add(momentum * (lambda / (1 - lambda)));
            momentum = 0;
            return;
        }

        for (; rest > 0 && momentum != 0; rest--)
        {
            momentum *= lambda;
            annealing.Add(momentum);
        }
    }
}
