using System;
using System.Collections.Generic;
using System.Diagnostics;
using CharModel.Model;
using CharModel.Words;
using Examples;
using ScheduleDsl;

namespace CharModel.Training;

/// <summary>The training loop: gradients of a batch, a step of the optimizer, and now and then a look at how it goes.</summary>
internal sealed class Trainer(CharMlp model, OptimizerRun run, Batches batches, WordSplit words)
{
    /// <summary>Validation places that a look reads: enough for the second digit of the loss.</summary>
    public const int SampleSize = 4_096;

    private long spent;
    private double lastRate;

    public Progression Progression { get; } = new();

    /// <summary>Updates from one look to the next in a run of this length.</summary>
    public static long Interval(long steps, int looks) => Math.Max(1, (steps + looks - 1) / looks);

    /// <summary>Trains from where the run stands to an update, a point for each interval, counted from the first update of all.</summary>
    public IEnumerable<Point> Points(long last, long interval)
    {
        while (run.Steps < last)
        {
            long next = Math.Min(last, (run.Steps / interval + 1) * interval);
            double loss = Train(next);
            var point = new Point(next, loss, Loss(words.Validation, SampleSize), lastRate, Stopwatch.GetElapsedTime(0, spent).TotalSeconds);
            Progression.Points.Add(point);
            yield return point;
        }
    }

    /// <summary>Mean loss in nats over the first places, or all, with the weights that the optimizer evaluates with.</summary>
    public double Loss(WordSet set, int most = int.MaxValue)
    {
        using IDisposable? averages = run.HasEvaluationWeights ? run.EvaluationWeights() : null;
        return model.Loss(set, most);
    }

    private double Train(long next)
    {
        double loss = 0;
        long before = run.Steps, stepping = 0, start = Stopwatch.GetTimestamp();
        while (run.Steps < next)
        {
            float batch = 0;
            long computed = 0;
            StepResult result = Step(() =>
            {
                batch = model.ComputeGradients(words.Train, batches.At(run.Steps));
                computed = Stopwatch.GetTimestamp();
                return batch;
            });
            stepping += Stopwatch.GetTimestamp() - computed;
            lastRate = result["LearningRate"];
            loss += batch;
        }

        spent += Stopwatch.GetTimestamp() - start;
        Progression.StepSeconds += Stopwatch.GetElapsedTime(0, stepping).TotalSeconds;
        return loss / (next - before);
    }

    // A rule that wants the loss gets it; what else a rule may want is not computed here.
    private StepResult Step(Func<double> closure)
    {
        try
        {
            return run.Step(closure);
        }
        catch (InvalidOperationException missing) when (run.Steps == 0)
        {
            throw new UserError(missing.Message);
        }
    }
}
