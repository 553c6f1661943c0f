using System.Collections.Generic;
using System.Linq;
using CharModel.Model;
using CharModel.Training;
using CharModel.Words;
using Examples;
using ScheduleDsl;

namespace CharModel.Tournament;

/// <summary>One training run of a tournament. What it starts from and sees is a function of the seed alone.</summary>
/// <param name="Choice">Optimizer and schedule.</param>
/// <param name="Words">The words of the seed.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Looks">How often the loss is looked at.</param>
internal sealed record Trial(RecipeChoice Choice, WordSplit Words, long Seed, int Looks)
{
    /// <summary>Trains from fresh weights. A run that diverges is not an error here: it ends, and its loss is not finite.</summary>
    public TrialResult Run()
    {
        using ParameterTable table = CharMlp.CreateTable();
        var model = new CharMlp(table);
        model.Initialize(Seed);
        using OptimizerRun run = Choice.Start(table, new RunOptions { Threads = 1, Seed = Seed });
        var trainer = new Trainer(model, run, new Batches(Words.Train, Choice.Recipe.BatchSize!.Value, Seed), Words);

        long steps = Choice.Recipe.Steps;
        Point last = trainer.Points(steps, Trainer.Interval(steps, Looks)).First(point => point.Updates == steps || !double.IsFinite(point.ValidationLoss));
        bool diverged = !double.IsFinite(last.ValidationLoss);
        return new TrialResult(
            diverged ? double.NaN : trainer.Loss(Words.Validation),
            diverged ? double.NaN : trainer.Loss(Words.Test),
            trainer.Progression,
            run.StateBytes);
    }
}

/// <summary>What one run came to.</summary>
/// <param name="ValidationLoss">Mean loss on the words that choose the rate, in nats; not finite where the run diverged.</param>
/// <param name="TestLoss">Mean loss on the words that choose nothing.</param>
/// <param name="Progression">How it went.</param>
/// <param name="StateBytes">What the optimizer keeps from step to step.</param>
internal sealed record TrialResult(double ValidationLoss, double TestLoss, Progression Progression, long StateBytes)
{
    public IReadOnlyList<Point> Points => Progression.Points;
}
