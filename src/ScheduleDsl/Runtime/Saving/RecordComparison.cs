using System.Linq;

namespace ScheduleDsl;

/// <summary>Holds what drives a hyperparameter now against what a saved run remembers of a schedule that cannot be made again.</summary>
internal static class RecordComparison
{
    /// <summary>The difference before the saved step, as near as the record tells, or null where equality is proven.</summary>
    /// <param name="saved">What was recorded over the saved steps.</param>
    /// <param name="was">The factor that the values had.</param>
    /// <param name="driver">What drives the hyperparameter now.</param>
    /// <param name="willBe">The factor that its values have.</param>
    /// <param name="steps">Number of saved steps.</param>
    public static string? Difference(SavedValues saved, double was, HyperDriver driver, double willBe, long steps)
    {
        SavedValues now = new ValueDigest(driver).Of(steps)!;
        int value = Enumerable.Range(0, saved.Values.Count).FirstOrDefault(i => !(saved.Values[i] * was).Equals(now.Values[i] * willBe), -1);
        int digest = Enumerable.Range(0, saved.Digests.Count).FirstOrDefault(i => saved.Digests[i] != now.Digests[i], -1);
        if (!was.Equals(willBe))
        {
            return value >= 0
                ? Found(saved.Every == 1 ? value : 0, steps - 1, value)
                : $"its rate multiplier was {RangeText.Number(was)}, this run has {RangeText.Number(willBe)}, and that the values make up for it cannot be shown";
        }

        // Digests are of the bits, so where they agree all values do.
        if (digest < 0)
            return null;
        long first = saved.Every == 1 && value >= 0 ? value : digest * saved.DigestEvery;
        long last = long.Min(first + saved.DigestEvery, steps) - 1;
        return value >= 0
            ? Found(first, last, value)
            : $"this run's values first differ at a step from {first} to {last} of the {steps} saved, between those that were recorded";

        string Found(long first, long last, int index)
        {
            long step = index * saved.Every;
            last = long.Min(last, step);
            string jump = HyperComparison.Jump(first == step ? "it" : $"step {step}", saved.Values[index] * was, now.Values[index] * willBe);
            return $"this run's values first differ at {(first == last ? $"step {first}" : $"a step from {first} to {last}")} of the {steps} saved: {jump}";
        }
    }
}
