using System;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Perturbations;

namespace ScheduleDsl;

/// <summary>
/// MeZO: steps that need two losses and no gradient, with no memory beside the weights. The random direction is drawn again whenever it is needed, from the run's seed and step.
/// </summary>
/// <remarks>
/// <para><c>p = (f(x + radius z) - f(x - radius z)) / (2 radius)</c> with standard normal <c>z</c>; <c>x = x - lr (p z + wd x)</c>. Three passes over the weights: there, across, and back with
/// the update. The weights come back to rounding, not to the bit.</para>
/// <para>Malladi et al., "Fine-Tuning Language Models with Just Forward Passes", 2023.</para>
/// </remarks>
/// <example><code>
/// using var mezo = new MezoRun(parameters, new MezoSgdSettings { LearningRate = 1e-6 }, radius: 1e-3);
/// mezo.Step(() => model.Loss(batch));
/// </code></example>
public sealed class MezoRun : IDisposable
{
    private readonly OptimizerRun perturbation;
    private readonly Slot radius;
    private readonly Schedule? schedule;

    /// <summary>Starts at step 0.</summary>
    /// <param name="parameters">What to update; it needs no gradients.</param>
    /// <param name="settings">Rate and decay.</param>
    /// <param name="radius">How far the weights move to each side, a number or a schedule; 1e-3 in the paper.</param>
    /// <param name="options">Groups, seed, threads and vector width.</param>
    /// <exception cref="ArgumentException">Settings or options are wrong; compensated rounding is not for this run.</exception>
    public MezoRun(ParameterTable parameters, MezoSgdSettings settings, Slot radius, RunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(radius);
        (this.radius, schedule) = (radius, radius.Resolve());
        options ??= new RunOptions();
        // What rounding took belongs to the weights, and here two runs round the same ones.
        if (options.CompensatedRounding)
            throw new ArgumentException("RunOptions.CompensatedRounding: the weights also move along random directions and back, which would not go into what rounding has taken from them");
        Run = OptimizerRun.Create(parameters, settings, options);
        // Groups differ in rate and decay, which no perturbation has.
        perturbation = OptimizerRun.Create(
            parameters, new RandomPerturbationSettings { TakesDraws = settings.TakesDraws }, options with { Groups = [], RequireGroups = false });
    }

    /// <summary>What updates the parameters, and what is saved.</summary>
    public OptimizerRun Run { get; }

    /// <summary>The slope along the last direction, p; NaN before the first step.</summary>
    public double ProjectedGradient { get; private set; } = double.NaN;

    /// <summary>One step, with two evaluations. Where one throws, or the update fails, the weights are as they were before, to rounding.</summary>
    /// <param name="loss">The loss at the present weights, in evaluation mode: both evaluations must see the same batch and no dropout.</param>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not above 0, or a schedule gives a value that its hyperparameter does not allow.</exception>
    public StepResult Step(Func<double> loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        double distance = schedule?.At(Run.Steps) ?? radius.Value!.Value;
        if (!(distance > 0 && double.IsFinite(distance)))
            throw new ArgumentOutOfRangeException(null, $"The radius at step {Run.Steps} is {RangeText.Number(distance)}: it must be finite and greater than 0");
        double above = EvaluateAt(distance, loss, back: -distance);
        double below = EvaluateAt(-2 * distance, loss, back: distance);
        ProjectedGradient = (above - below) / (2 * distance);
        Run.SetInput("radius", distance);
        Run.SetInput("projectedGradient", ProjectedGradient);
        try
        {
            return Run.Step();
        }
        catch
        {
            Move(distance);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Run.Dispose();
        perturbation.Dispose();
    }

    private double EvaluateAt(double length, Func<double> loss, double back)
    {
        Move(length);
        try
        {
            return loss();
        }
        catch
        {
            Move(back);
            throw;
        }
    }

    private void Move(double length)
    {
        // The draws of a step are known by its number.
        perturbation.SetInput("length", length);
        perturbation.StepAt(Run.Steps);
    }
}
