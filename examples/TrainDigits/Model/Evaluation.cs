using TrainDigits.Digits;

namespace TrainDigits.Model;

/// <summary>How a model does on a set of images: mean cross-entropy in nats, and what it took for what.</summary>
internal sealed record Evaluation(double Loss, Confusion Confusion);

/// <summary>Counts of (digit, what the model said).</summary>
internal sealed class Confusion
{
    private readonly int[,] counts = new int[DigitSet.ClassCount, DigitSet.ClassCount];

    public int Total { get; private set; }

    public int Right { get; private set; }

    /// <summary>Share of images that got their own label, in [0, 1].</summary>
    public double Accuracy => (double)Right / Total;

    /// <summary>Share of one digit's images that got their own label, in [0, 1]; NaN where there are none.</summary>
    public double ShareRight(int label)
    {
        int sum = 0;
        for (int answer = 0; answer < DigitSet.ClassCount; answer++)
            sum += counts[label, answer];
        return (double)counts[label, label] / sum;
    }

    public int this[int label, int answer] => counts[label, answer];

    public void Add(int label, int answer)
    {
        counts[label, answer]++;
        Total++;
        Right += label == answer ? 1 : 0;
    }
}
