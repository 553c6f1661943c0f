using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>A class that updates one weight: how to make it, run it, copy it, and which of its fields are states.</summary>
internal sealed class RuleBody
{
    private static readonly Func<object, object> Clone = typeof(object)
        .GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();

    private readonly Func<object, float, float, long, float> update;
    private readonly Func<object> create;

    /// <param name="create">Makes the optimizer of one weight, before its first step.</param>
    /// <param name="update">Updates one weight: optimizer, parameter, gradient and the step from 1.</param>
    /// <param name="view">How the rule sees tensors as matrices.</param>
    public RuleBody(Func<object> create, Func<object, float, float, long, float> update, MatrixView view = default)
    {
        (this.create, this.update, View) = (create, update, view);
        Type = create().GetType();
        States = [.. Type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Select(field => (field, state: field.GetCustomAttribute<StateAttribute>()))
            .Where(f => f.state is not null)
            .SelectMany(f => StateField.Of(f.field, f.state!))];
    }

    public Type Type { get; }

    public MatrixView View { get; }

    public IReadOnlyList<StateField> States { get; }

    /// <summary>The body of an [Optimizer] class.</summary>
    public static RuleBody Of(Type optimizer)
    {
        MethodInfo apply = optimizer.GetMethod("Apply", [typeof(float), typeof(float), typeof(long)])
            ?? throw new ArgumentException($"{optimizer} has no method Apply(float, float, long): it is no optimizer that the generator has seen.");
        MethodInfo open = typeof(RuleBody).GetMethod(nameof(Open), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(optimizer);
        return new RuleBody(
            () => Activator.CreateInstance(optimizer, nonPublic: true)!,
            (Func<object, float, float, long, float>)open.Invoke(null, [apply])!,
            optimizer.GetCustomAttribute<OptimizerAttribute>()?.View ?? default);
    }

    public object Create() => create();

    /// <summary>The next value of a weight and its optimizer after the step; the one that is handed over stays as it is.</summary>
    public (float Value, object Optimizer) Run(object optimizer, float parameter, float gradient, long step)
    {
        object next = Clone(optimizer);
        OneWeight.SetStep(step);
        float value = update(next, parameter, gradient, step);
        return (value, next);
    }

    public StateField State(string name) => States.FirstOrDefault(s => s.Name == name)
        ?? throw new KeyNotFoundException($"{Type.Name} has no state {name}; it has {string.Join(", ", States.Select(s => s.Name))}.");

    private static Func<object, float, float, long, float> Open<T>(MethodInfo apply)
    {
        Func<T, float, float, long, float> typed = apply.CreateDelegate<Func<T, float, float, long, float>>();
        return (optimizer, parameter, gradient, step) => typed((T)optimizer, parameter, gradient, step);
    }
}
