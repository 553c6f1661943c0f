using System;

namespace ScheduleDsl;

/// <summary>
/// Steps whose gradient is taken at weights that have been moved first, such as those of sharpness-aware minimisation: evaluate, move, evaluate again, come back to
/// the same bits, update.
/// </summary>
/// <remarks>Costs a second evaluation for each step, and memory for a copy of the weights.</remarks>
/// <example><code>
/// using var run = Sgd.For(parameters, new SgdSettings { LearningRate = 0.1, Momentum = 0.9 });
/// using var sam = new PerturbedRun(parameters, run, new SharpnessAscentSettings { Radius = 0.05 });
/// sam.Step(() => model.Backward(batch));
/// </code></example>
public sealed class PerturbedRun : IDisposable
{
    private readonly OptimizerRun perturbation;
    private readonly SavedWeights saved;

    /// <summary>Lets a run take its gradients elsewhere.</summary>
    /// <param name="parameters">The run's parameters.</param>
    /// <param name="run">What updates them, and what is saved: the perturbation keeps nothing from step to step. It is not disposed of with this.</param>
    /// <param name="perturbation">What moves the weights, such as <see cref="Perturbations.SharpnessAscent"/>: a rule without states. Its schedules follow the run's steps.</param>
    /// <param name="options">Groups of the perturbation, threads and vector width.</param>
    /// <exception cref="ArgumentException">The perturbation has states, or settings or options are wrong.</exception>
    public PerturbedRun(ParameterTable parameters, OptimizerRun run, OptimizerSettings perturbation, RunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(perturbation);
        if (perturbation.Rule.States.Count > 0)
            throw new ArgumentException($"{perturbation.Rule.ShortName()} keeps states, which a saved run would not hold: a perturbation needs a rule without.");
        if (options is { CompensatedRounding: true })
            throw new ArgumentException("RunOptions.CompensatedRounding: what rounding takes from the weights is kept by the run that updates them, not by the one that moves them away and back");
        Run = run;
        this.perturbation = OptimizerRun.Create(parameters, perturbation, options);
        saved = new SavedWeights(parameters);
    }

    /// <summary>What updates the parameters.</summary>
    public OptimizerRun Run { get; }

    /// <summary>One step, with two evaluations. Where an evaluation throws, the weights are as they were before.</summary>
    /// <param name="evaluate">Puts the gradients at the present weights where the table expects them, and returns the loss.</param>
    /// <param name="perturbed">The second evaluation, at the moved weights, where it differs: it may leave running statistics alone.</param>
    /// <inheritdoc cref="OptimizerRun.Step()" path="/exception"/>
    public StepResult Step(Func<double> evaluate, Func<double>? perturbed = null)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        evaluate();
        saved.Save();
        return Run.Step(() =>
        {
            try
            {
                perturbation.StepAt(Run.Steps);
                return (perturbed ?? evaluate)();
            }
            finally
            {
                saved.Restore();
            }
        });
    }

    /// <inheritdoc/>
    public void Dispose() => perturbation.Dispose();
}
