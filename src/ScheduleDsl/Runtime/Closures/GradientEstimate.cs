using System;
using System.Numerics;
using ScheduleDsl.Perturbations;

namespace ScheduleDsl;

/// <summary>Gradients from losses alone, by forward differences. They go where the table has its gradients, and the weights come back to the bit.</summary>
/// <remarks>Chen et al., "DeepZero: Scaling up Zeroth-Order Optimization for Deep Model Training", 2024.</remarks>
public static class GradientEstimate
{
    /// <summary>Weight by weight: <c>g_i = (f(x + distance e_i) - f(x)) / distance</c>, so one evaluation for each weight, and one more.</summary>
    /// <param name="parameters">A table of float or double with gradients.</param>
    /// <param name="loss">The loss at the present weights, the same function at every call.</param>
    /// <param name="distance">How far a weight moves; 5e-3 is usual. Greater than 0.</param>
    /// <param name="includes">Which weights, by parameter and place; the gradient of others is 0. All where null.</param>
    /// <exception cref="ArgumentException">The table holds another type, has no gradients, or the distance is not above 0.</exception>
    public static void ByCoordinate(ParameterTable parameters, Func<double> loss, double distance, Func<Parameter, int, bool>? includes = null)
    {
        Require(parameters, loss, distance);
        if (parameters.ElementType == ElementType.Float32)
            ByCoordinate<float>(parameters, loss, distance, includes);
        else
            ByCoordinate<double>(parameters, loss, distance, includes);
    }

    /// <summary>
    /// Along random directions: the mean over samples of <c>u (f(x + u) - f(x)) / distance</c>, where in each tensor <c>u</c> is a normal direction of length <c>distance</c> and all tensors
    /// move together. As in the official code it is not divided by the distance again, nor multiplied by the number of weights.
    /// </summary>
    /// <param name="parameters">A table of float or double with gradients.</param>
    /// <param name="loss">The loss at the present weights, the same function at every call.</param>
    /// <param name="distance">Length of the direction of each tensor; greater than 0.</param>
    /// <param name="samples">Directions, at least 1; one evaluation for each, and one more.</param>
    /// <param name="seed">Seed of the directions.</param>
    /// <param name="step">Which step's directions, from 0: no two steps share one.</param>
    /// <param name="setDraws">
    /// Takes the standard normal numbers from the caller: handed a table and the number of a sample, from 0, it sets the input <c>normalDraws</c> of every tensor of that table.
    /// </param>
    /// <inheritdoc cref="ByCoordinate(ParameterTable, Func{double}, double, Func{Parameter, int, bool}?)" path="/exception"/>
    public static void ByDirection(
        ParameterTable parameters, Func<double> loss, double distance, int samples, long seed = 0, long step = 0, Action<ParameterTable, int>? setDraws = null)
    {
        Require(parameters, loss, distance);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        using ParameterTable gradients = GradientsOf(parameters);
        RandomPerturbationSettings direction = new() { HasUnitLength = true, TakesDraws = setDraws is not null };
        RunOptions options = new() { Seed = seed };
        using OptimizerRun there = OptimizerRun.Create(parameters, direction, options);
        using OptimizerRun sum = OptimizerRun.Create(gradients, direction, options);
        SavedWeights saved = new(parameters);
        saved.Save();
        double middle = loss();
        foreach (Parameter parameter in parameters)
            Clear(parameter);
        for (int sample = 0; sample < samples; sample++)
        {
            long number = checked((step * samples) + sample);
            setDraws?.Invoke(parameters, sample);
            setDraws?.Invoke(gradients, sample);
            there.SetInput("length", distance);
            there.StepAt(number);
            double slope;
            try
            {
                slope = (loss() - middle) / distance;
            }
            finally
            {
                saved.Restore();
            }

            // The same direction again, onto the gradients.
            sum.SetInput("length", distance * slope / samples);
            sum.StepAt(number);
        }
    }

    private static void ByCoordinate<T>(ParameterTable parameters, Func<double> loss, double distance, Func<Parameter, int, bool>? includes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double middle = loss();
        foreach (Parameter parameter in parameters)
        {
            for (int i = 0; i < parameter.Length; i++)
            {
                T slope = T.Zero;
                if (includes is null || includes(parameter, i))
                {
                    T weight = parameter.ValuesAs<T>()[i];
                    parameter.ValuesAs<T>()[i] = weight + T.CreateChecked(distance);
                    try
                    {
                        slope = T.CreateChecked((loss() - middle) / distance);
                    }
                    finally
                    {
                        parameter.ValuesAs<T>()[i] = weight;
                    }
                }

                parameter.GradientsAs<T>()[i] = slope;
            }
        }
    }

    private static unsafe ParameterTable GradientsOf(ParameterTable parameters)
    {
        ParameterTable gradients = new(parameters.GradientType);
        foreach (Parameter parameter in parameters)
            gradients.AddBorrowed(parameter.Name, (nint)parameter.GradientAddress, gradient: 0, [.. parameter.Shape], gradients.ElementType);
        return gradients;
    }

    private static void Clear(Parameter parameter)
    {
        if (parameter.GradientType == ElementType.Float32)
            parameter.GradientsAs<float>().Clear();
        else
            parameter.GradientsAs<double>().Clear();
    }

    private static void Require(ParameterTable parameters, Func<double> loss, double distance)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(loss);
        if (parameters.ElementType != parameters.GradientType || parameters.ElementType is not (ElementType.Float32 or ElementType.Float64))
            throw new ArgumentException($"The table holds weights of {parameters.ElementType} and gradients of {parameters.GradientType}: an estimate needs both to be Float32 or both to be Float64.");
        if (!(distance > 0 && double.IsFinite(distance)))
            throw new ArgumentException($"The distance is {RangeText.Number(distance)}: it must be finite and greater than 0.");
        foreach (Parameter parameter in parameters)
        {
            if (!parameter.HasGradients)
                throw new ArgumentException($"The parameter {parameter.Name} has no gradients for the estimate to go to.");
        }
    }
}
