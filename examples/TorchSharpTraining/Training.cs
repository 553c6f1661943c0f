using System;
using System.IO;
using ScheduleDsl;
using ScheduleDsl.Schedules;
using ScheduleDsl.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharpTraining;

/// <summary>How a run goes.</summary>
/// <param name="Updates">Planned number of updates.</param>
/// <param name="StopAfter">Updates after which the process ends as if it were killed, without saving; null for none.</param>
/// <param name="State">The file with weights and optimizer, written as the run goes on; a run that finds it resumes.</param>
internal sealed record TrainingOptions(int Updates, int? StopAfter, string State);

/// <summary>An MLP trained by TorchSharp's autograd and an optimizer of ScheduleDsl.</summary>
internal sealed class Training : IDisposable
{
    public const int BatchSize = 16;
    public const int Accumulation = 8;
    private const int SaveEvery = 20;

    private readonly TrainingOptions options;
    private readonly Digits digits = new();
    private readonly Sequential model;

    public Training(TrainingOptions options)
    {
        this.options = options;
        random.manual_seed(1);
        model = nn.Sequential(("first", nn.Linear(64, 128)), ("norm", nn.LayerNorm([128])), ("relu", nn.ReLU()), ("second", nn.Linear(128, 10)));
        Optimizer = new ScheduleDslOptimizer(
            model.named_parameters(),
            new DigitsAdamWSettings
            {
                LearningRate = new Cosine { Peak = 5e-3, Steps = options.Updates, WarmupSteps = options.Updates / 10 },
                WeightDecay = 0.05,
                AccumulateBatches = Accumulation,
                ClipMaxNorm = 1,
            },
            // Biases and the norm's gains are vectors: they are not pulled towards zero.
            new RunOptions { Groups = [new ParameterGroup { Name = "no decay", MaxRank = 1, Overrides = { ["WeightDecay"] = 0 } }] });
    }

    public ScheduleDslOptimizer Optimizer { get; }

    /// <summary>Trains to the end, or to where it is stopped.</summary>
    /// <returns>Whether the end was reached.</returns>
    public bool Run(TextWriter output)
    {
        if (File.Exists(options.State))
        {
            Optimizer.Load(options.State);
            output.WriteLine($"resumed {options.State} at update {Optimizer.Steps}");
        }

        while (Optimizer.Steps < options.Updates)
        {
            if (Optimizer.Steps == options.StopAfter)
                return false;
            double loss = Update();
            if (Optimizer.Steps % SaveEvery != 0)
                continue;
            Optimizer.Save(options.State, new SaveOptions { IncludeParameters = true });
            output.WriteLine($"update {Optimizer.Steps,4}: loss {loss:f4}, rate {Optimizer.LastResult!.Value["LearningRate"]:g3}");
        }

        output.WriteLine($"{100 * Accuracy():f1} % of the test images are read rightly");
        return true;
    }

    /// <summary>The share of test images that are read rightly.</summary>
    public double Accuracy()
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        (Tensor pixels, Tensor labels) = digits.Test;
        return model.forward(pixels).argmax(1).eq(labels).to(ScalarType.Float64).mean().item<double>();
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        model.Dispose();
        digits.Dispose();
    }

    // The batches of one update; the last of them applies it.
    private double Update()
    {
        double loss = 0;
        long update = Optimizer.Steps;
        for (int part = 0; part < Accumulation; part++)
        {
            using DisposeScope scope = NewDisposeScope();
            (Tensor pixels, Tensor labels) = digits.Batch(update * Accumulation + part, BatchSize);
            Tensor batchLoss = nn.functional.cross_entropy(model.forward(pixels), labels);
            batchLoss.backward();
            // Gradients need no zero_grad: the step leaves them cleared.
            Optimizer.step();
            loss += batchLoss.item<float>() / Accumulation;
        }

        return loss;
    }
}
