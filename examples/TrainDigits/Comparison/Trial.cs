using Examples;
using ScheduleDsl;
using TrainDigits.Digits;
using TrainDigits.Model;

namespace TrainDigits.Comparison;

/// <summary>One training run of a comparison. What it starts from and sees is a function of the seed alone.</summary>
/// <param name="Choice">Optimizer and schedule.</param>
/// <param name="Data">The images of the seed.</param>
internal sealed record Trial(RecipeChoice Choice, ComparisonData Data)
{
    /// <summary>How many updates to make.</summary>
    public long Updates => Choice.Recipe.Steps;

    /// <summary>Trains from fresh weights. A run that diverges is not an error here: it is a run with many wrong answers.</summary>
    public TrialResult Run()
    {
        using ParameterTable table = Mlp.CreateTable();
        var model = new Mlp(table);
        model.Initialize(Data.Seed);
        using OptimizerRun run = Choice.Start(table, new RunOptions { Threads = 1, Seed = Data.Seed });
        var batches = new Batches(Data.Train, Choice.Recipe.BatchSize!.Value, Data.Seed);

        double firstLoss = double.NaN;
        for (long update = 0; update < Updates; update++)
        {
            float loss = model.ComputeGradients(batches.At(update));
            if (update == 0)
                firstLoss = loss;
            run.Step();
        }

        Evaluation validation = model.Evaluate(Data.Validation);
        Confusion test = model.Evaluate(Data.Test).Confusion;
        return new TrialResult(firstLoss, Wrong(validation.Confusion), validation.Loss, Wrong(test));
    }

    private static int Wrong(Confusion confusion) => confusion.Total - confusion.Right;
}

/// <summary>What one run came to.</summary>
/// <param name="FirstLoss">Loss of the first batch before the first update, in nats: the same for all schedules of a seed.</param>
/// <param name="ValidationWrong">Wrong answers on the images that choose the peak.</param>
/// <param name="ValidationLoss">Mean loss on them, in nats; not finite where the run diverged.</param>
/// <param name="TestWrong">Wrong answers on the images that choose nothing.</param>
internal sealed record TrialResult(double FirstLoss, int ValidationWrong, double ValidationLoss, int TestWrong);

/// <summary>The images of one seed: three parts that share none.</summary>
internal sealed record ComparisonData(long Seed, DigitSet Train, DigitSet Validation, DigitSet Test)
{
    private const double TestFraction = 0.2;

    // Of what is left after the test part: as many images as that has.
    private const double ValidationFraction = TestFraction / (1 - TestFraction);

    /// <exception cref="UserError">A class has too few images for three parts.</exception>
    public static ComparisonData Create(DigitSet digits, long seed)
    {
        Split outer = Split.Stratified(digits, TestFraction, seed);
        Split inner = Split.Stratified(outer.Train, ValidationFraction, seed);
        return new ComparisonData(seed, inner.Train, inner.Test, outer.Test);
    }
}
