using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace ScheduleDsl.Testing;

/// <summary>What a body needs beside parameter and gradient. What has not been set is NaN, since a rule may not need it under its settings, or 0 where it may be left out.</summary>
internal sealed class ReplayInputs(Type rule, IReadOnlyList<ParameterInfo> declared)
{
    private readonly Dictionary<string, double> scalars = [];
    private readonly Dictionary<(string Parameter, string Input), float[]> values = [];

    public void Set(string name, double value)
    {
        Require(name, isScalar: true);
        scalars[name] = value;
    }

    public void Set(ReplayTensor tensor, string name, ReadOnlySpan<float> numbers)
    {
        Require(name, isScalar: false);
        if (numbers.Length != tensor.Length)
            throw new ArgumentException($"The parameter {tensor.Name} has {tensor.Length} weights, but {numbers.Length} numbers of {name}.");
        values[(tensor.Name, name)] = numbers.ToArray();
    }

    /// <summary>The further arguments of the body for one weight.</summary>
    public object[] Of(ReplayTensor tensor, int weight)
    {
        object[] arguments = declared.Count == 0 ? [] : new object[declared.Count];
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = Of(declared[i], tensor, weight);
        return arguments;
    }

    /// <summary>The same where no weight is at work: its own numbers are others.</summary>
    public object[] Of(ReplayTensor tensor, Func<float> unseen) => [.. Of(tensor, 0).Select(argument => argument is float ? unseen() : argument)];

    /// <summary>One of the further arguments.</summary>
    public object Of(ParameterInfo input, ReplayTensor tensor, int weight) => IsScalar(input)
        ? (Scalar)scalars.GetValueOrDefault(input.Name!, input.IsOptional ? 0 : double.NaN)
        : Number(tensor, input.Name!, weight);

    private object Number(ReplayTensor tensor, string name, int weight) =>
        values.TryGetValue((tensor.Name, name), out float[]? numbers) ? numbers[weight] : float.NaN;

    private void Require(string name, bool isScalar)
    {
        if (!declared.Any(i => i.Name == name && IsScalar(i) == isScalar))
            throw new KeyNotFoundException($"{rule.Name} has no input {name} {(isScalar ? "for the step" : "for each weight")}; it has {string.Join(", ", declared.Select(i => i.Name).DefaultIfEmpty("none"))}.");
    }

    private static bool IsScalar(ParameterInfo input) => input.ParameterType == typeof(Scalar);
}
