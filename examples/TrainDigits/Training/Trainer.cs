using System;
using System.Collections.Generic;
using Examples;
using ScheduleDsl;
using TrainDigits.Digits;
using TrainDigits.Model;

namespace TrainDigits.Training;

/// <summary>The training loop: gradients of a batch, a step of the optimizer, and what came of it.</summary>
internal sealed class Trainer(Mlp model, OptimizerRun run, Batches batches, DigitSet test)
{
    public History History { get; } = new() { StepsBefore = run.Steps };

    /// <summary>Trains from where the run stands to the end of an epoch, one epoch for each element read.</summary>
    /// <exception cref="UserError">The loss is not finite any more.</exception>
    public IEnumerable<EpochResult> Epochs(long last)
    {
        while (run.Steps < last * batches.StepsPerEpoch)
        {
            EpochResult epoch = Epoch(run.Steps / batches.StepsPerEpoch + 1);
            History.Epochs.Add(epoch);
            yield return epoch;
        }
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

    private EpochResult Epoch(long number)
    {
        double loss = 0, rate = 0;
        long before = run.Steps;
        while (run.Steps < number * batches.StepsPerEpoch)
        {
            float batch = 0;
            rate = Step(() => batch = model.ComputeGradients(batches.At(run.Steps)))["LearningRate"];
            loss += batch;
            History.Rates.Add(rate);
        }

        loss /= run.Steps - before;
        if (!double.IsFinite(loss))
            throw new UserError($"training diverged: the loss of epoch {number} is not a finite number; a lower --rate helps");
        return new EpochResult(number, loss, model.Evaluate(test).Loss, rate);
    }
}
