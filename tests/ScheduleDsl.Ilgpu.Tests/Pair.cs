using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.CompilerServices;
using Xunit;

namespace ScheduleDsl.Ilgpu.Tests;

/// <summary>The same run on the processor and on a device, with gradients that both are given.</summary>
internal sealed class Pair : IDisposable
{
    public static readonly (string Name, int[] Shape)[] Shapes = [("matrix", [5, 7]), ("bias", [7]), ("kernel", [3, 2, 2, 2]), ("long", [1500])];

    private readonly Random random = new(20);

    public Pair(Func<ParameterTable, RunOptions, OptimizerRun> create, IlgpuDevice device, RunOptions? options = null, ElementType type = ElementType.Float32, bool isResident = false, (string Name, int[] Shape)[]? shapes = null)
    {
        (Host, Other) = (ParameterTable.CreateArena(type, ElementType.Float32, shapes ?? Shapes), ParameterTable.CreateArena(type, ElementType.Float32, shapes ?? Shapes));
        Random start = new(10);
        foreach (Parameter parameter in Host)
        {
            for (int i = 0; i < parameter.Length; i++)
            {
                float value = (float)(start.NextDouble() * 2 - 1);
                foreach (Parameter each in new[] { parameter, Other[parameter.Name] })
                {
                    if (type == ElementType.BFloat16)
                        each.ValuesAs<BFloat16>()[i] = (BFloat16)value;
                    else
                        each.Values[i] = value;
                }
            }
        }

        options ??= new RunOptions { Threads = 1 };
        OnHost = create(Host, options);
        OnDevice = create(Other, options with { Device = isResident ? device.Resident : device });
    }

    public ParameterTable Host { get; }

    public ParameterTable Other { get; }

    public OptimizerRun OnHost { get; }

    public OptimizerRun OnDevice { get; }

    /// <summary>Steps both with random gradients; a number of the second kind where <paramref name="change"/> says so.</summary>
    public (StepResult OnHost, StepResult OnDevice) Step(Func<float, float>? change = null)
    {
        foreach (Parameter parameter in Host)
        {
            for (int i = 0; i < parameter.Length; i++)
            {
                float gradient = (float)(random.NextDouble() * 2 - 1);
                gradient = change is null ? gradient : change(gradient);
                (parameter.Gradients[i], Other[parameter.Name].Gradients[i]) = (gradient, gradient);
            }
        }

        SetInputs();
        if (OnDevice.Execution is IlgpuRun { IsResident: true } resident)
        {
            foreach (Parameter parameter in Other)
                resident.Memory.Gradients(parameter.Name).CopyFromCPU(resident.Device.Stream, parameter.Gradients.ToArray());
        }

        return (OnHost.Step(), OnDevice.Step());
    }

    /// <summary>
    /// Hands the device what the processor has. A basis of what a matrix has no direction in, or has several equally strong ones, is arbitrary: rounding decides on it, and what follows depends on it.
    /// </summary>
    public void StartAlike()
    {
        using MemoryStream file = new();
        OnHost.Save(file, new SaveOptions { IncludeParameters = true });
        file.Position = 0;
        OnDevice.Load(file);
    }

    // What rules need beside gradients: something that is neither 0 nor the same in every step.
    private void SetInputs()
    {
        foreach (InputInfo input in OnHost.Content.Routes.SelectMany(route => route.Rule.Inputs).Where(input => !input.IsOptional).DistinctBy(input => input.Name))
        {
            if (input.IsScalar)
            {
                double value = 1 + random.NextDouble();
                OnHost.SetInput(input.Name, value);
                OnDevice.SetInput(input.Name, value);
                continue;
            }

            foreach (Parameter parameter in Host)
            {
                float[] values = [.. Enumerable.Range(0, (int)parameter.Length).Select(_ => (float)random.NextDouble())];
                Host.SetInput(parameter.Name, input.Name, values);
                Other.SetInput(parameter.Name, input.Name, (float[])values.Clone());
            }
        }
    }

    /// <summary>Weights and states agree to so many units of 2^-24 of the largest of their tensor.</summary>
    public void RequireSame(double units)
    {
        OnDevice.ReadWeights();
        foreach (Parameter parameter in Host)
        {
            Compare(parameter.Name, Floats(parameter), Floats(Other[parameter.Name]), units);
            foreach (string state in States(parameter.Name))
                Compare($"{state} of {parameter.Name}", Numbers(OnHost, parameter.Name, state), Numbers(OnDevice, parameter.Name, state), units);
        }
    }

    /// <summary>The weights that the tables hold agree.</summary>
    public void RequireSameWeights(double units)
    {
        foreach (Parameter parameter in Host)
            Compare(parameter.Name, Floats(parameter), Floats(Other[parameter.Name]), units);
    }

    public static float[] Floats(Parameter parameter) => parameter.ElementType == ElementType.BFloat16
        ? [.. parameter.ValuesAs<BFloat16>().ToArray().Select(value => (float)value)]
        : parameter.Values.ToArray();

    public void Dispose()
    {
        OnHost.Dispose();
        OnDevice.Dispose();
    }

    private IEnumerable<string> States(string parameter) => OnHost.Content.Tensors.Single(tensor => tensor.Parameter.Name == parameter).Group.Route.Rule.States
        .Select(state => state.Name).Where(state => OnHost.HasState(parameter, state));

    private static float[] Numbers(OptimizerRun run, string parameter, string state)
    {
        StateSpace space = run.Content.Tensors.Single(tensor => tensor.Parameter.Name == parameter).Group.Route.Rule.States.Single(one => one.Name == state).Space;
        return space is not (StateSpace.Tensor or StateSpace.Global) ? run.StateValues(parameter, state) : [(float)run.ScalarState(parameter, state)];
    }

    private static void Compare(string what, float[] expected, float[] actual, double units)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = expected.Select(value => float.IsFinite(value) ? Math.Abs(value) : 0).DefaultIfEmpty(0).Max();
        for (int i = 0; i < expected.Length; i++)
        {
            if (float.IsFinite(expected[i]))
                Assert.True(Math.Abs((double)expected[i] - actual[i]) <= units * Math.Pow(2, -24) * scale + 1e-38, $"{what} [{i}]: {expected[i]:R} on the processor, {actual[i]:R} on the device");
            else
                Assert.Equal(expected[i], actual[i]);
        }
    }
}
