using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>A class that updates one weight: how to make it, run it, copy it, and which of its fields are states.</summary>
internal sealed class RuleBody
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly;

    private static readonly Func<object, object> Clone = typeof(object)
        .GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();

    private readonly Func<object, float, float, long, object[], float> update;
    private readonly Func<object> create;

    // A composed class holds its rule and modifiers, and they the states.
    private readonly FieldInfo[] parts;

    /// <param name="create">Makes the optimizer of one weight, before its first step.</param>
    /// <param name="update">Updates one weight: optimizer, parameter, gradient and the step from 1.</param>
    /// <param name="view">How the rule sees tensors as matrices.</param>
    public RuleBody(Func<object> create, Func<object, float, float, long, float> update, MatrixView view = default)
        : this(create, (o, p, g, step, _) => update(o, p, g, step), [], view)
    {
    }

    private RuleBody(Func<object> create, Func<object, float, float, long, object[], float> update, ParameterInfo[] inputs, MatrixView view)
    {
        (this.create, this.update, Inputs, View) = (create, update, inputs, view);
        Type = create().GetType();
        parts = [.. Type.GetFields(Own).Where(IsPart)];
        States =
        [
            .. StatesOf(Type, null, ""),
            .. parts.SelectMany(p => StatesOf(p.FieldType, p, p.FieldType.IsDefined(typeof(ModifierAttribute)) ? p.Name[PartPrefix.Length..] + "." : "")),
        ];
    }

    public Type Type { get; }

    public MatrixView View { get; }

    public IReadOnlyList<StateField> States { get; }

    /// <summary>Whether it keeps matrices other than the tensor's own, so that it is known to have operations on them.</summary>
    public bool HasMatrices => States.Any(s => MatrixSpace.Of(s.Space) is { IsApart: true });

    /// <summary>What a step needs beside parameter and gradient; those of the run are Scalars.</summary>
    public IReadOnlyList<ParameterInfo> Inputs { get; }

    private const string PartPrefix = "composed";

    // What generated code remembers of having started its states.
    private const string HasStarted = "hasBeenApplied";

    /// <summary>The body of an [Optimizer] class.</summary>
    public static RuleBody Of(Type optimizer, MatrixView view = default)
    {
        MethodInfo apply = optimizer.GetMethods(BindingFlags.Instance | BindingFlags.Public).FirstOrDefault(IsApply)
            ?? throw new ArgumentException($"{optimizer} has no method Apply(float, float, long): it is no optimizer that the generator has seen.");
        ParameterInfo[] inputs = apply.GetParameters()[3..];
        Func<object, float, float, long, object[], float> run = (o, p, g, step, further) =>
            (float)apply.Invoke(o, BindingFlags.DoNotWrapExceptions, null, [p, g, step, .. further], null)!;
        if (inputs.Length == 0)
        {
            MethodInfo open = typeof(RuleBody).GetMethod(nameof(Open), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(optimizer);
            run = (Func<object, float, float, long, object[], float>)open.Invoke(null, [apply])!;
        }
        return new RuleBody(() => Activator.CreateInstance(optimizer, nonPublic: true)!, run, inputs, view);
    }

    public object Create() => create();

    /// <summary>The next value of a weight and its optimizer after the step; the one that is handed over stays as it is.</summary>
    public (float Value, object Optimizer) Run(object optimizer, float parameter, float gradient, long step, object[] inputs)
    {
        object next = Copy(optimizer);
        OneWeight.SetStep(step);
        float value = update(next, parameter, gradient, step, inputs);
        return (value, next);
    }

    /// <summary>An optimizer of its own with the same states.</summary>
    public object Copy(object optimizer)
    {
        object copy = Clone(optimizer);
        foreach (FieldInfo part in parts)
        {
            if (part.GetValue(copy) is { } held)
                part.SetValue(copy, Clone(held));
        }
        return copy;
    }

    /// <summary>
    /// An optimizer before its first step whose states are there and begin as declared. A class makes its parts and starts its states in its first step, over whatever they hold.
    /// </summary>
    public object Started(object optimizer)
    {
        object started = Copy(optimizer);
        try
        {
            // As far as it comes, for there is no matrix: parts are made before anything else.
            update(started, 0, 0, 1, [.. Inputs.Select(i => Activator.CreateInstance(i.ParameterType)!)]);
        }
        catch (NotSupportedException)
        {
        }
        foreach (object holder in parts.Select(p => p.GetValue(started)!).Append(started))
            holder.GetType().GetField(HasStarted, Own)?.SetValue(holder, true);
        foreach (StateField state in States)
            state.Start(started);
        return started;
    }

    /// <summary>How many directions the projections of the rule have for the tensor that <see cref="OneWeight"/> shows; 0 where it has none.</summary>
    public int Directions(object optimizer)
    {
        object? holder = parts.Select(p => p.GetValue(optimizer)!).Append(optimizer).FirstOrDefault(h => Declared(h) is not null);
        return holder is null ? 0
            : (int)(Named.Whole(holder, Declared(holder)!) ?? throw new ReplayException($"{holder.GetType().Name} has {Declared(holder)} directions, which is neither a number nor a Scalar or int of it."));

        static string? Declared(object holder) => holder.GetType().GetCustomAttribute<OptimizerAttribute>()?.Directions;
    }

    /// <summary>
    /// Hands new hyperparameters of composed classes on to their parts, which read them when they are made, before the first step. Only a
    /// class itself knows what its parts get, so a fresh one makes its own.
    /// </summary>
    public void HandOn(IReadOnlyList<object> optimizers)
    {
        if (parts.Length == 0 || optimizers.Count == 0 || parts[0].GetValue(optimizers[0]) is null)
            return;
        object fresh = Clone(optimizers[0]);
        foreach (FieldInfo part in parts)
            part.SetValue(fresh, null);
        update(fresh, 0, 0, 1, [.. Inputs.Select(i => Activator.CreateInstance(i.ParameterType)!)]);
        foreach (FieldInfo part in parts)
        {
            foreach (PropertyInfo hyper in part.FieldType.GetProperties(Own).Where(p => p.SetMethod is not null && p.IsDefined(typeof(HyperAttribute))))
            {
                object? value = hyper.GetValue(part.GetValue(fresh));
                foreach (object optimizer in optimizers)
                    hyper.SetValue(part.GetValue(optimizer), value);
            }
        }
    }

    /// <summary>The weight that evaluation uses, by the rule or modifier that says so; what it takes beside the weight is asked for.</summary>
    public float Evaluate(object optimizer, float parameter, long step, Func<ParameterInfo, object> further)
    {
        (object holder, MethodInfo weight) = parts.Select(p => p.GetValue(optimizer)!).Append(optimizer)
            .SelectMany(holder => holder.GetType().GetMethods(Own).Where(m => m.IsDefined(typeof(EvaluationWeightAttribute))).Select(m => (holder, m))).First();
        OneWeight.SetStep(step);
        return (float)weight.Invoke(Clone(holder), BindingFlags.DoNotWrapExceptions, null, [parameter, .. weight.GetParameters().Skip(1).Select(further)], null)!;
    }

    public StateField State(string name) => States.FirstOrDefault(s => s.Name == name)
        ?? throw new KeyNotFoundException($"{Type.Name} has no state {name}; it has {string.Join(", ", States.Select(s => s.Name))}.");

    private static bool IsApply(MethodInfo method) => method.Name == "Apply" && method.GetParameters() is [{ ParameterType: var p }, { ParameterType: var g }, { ParameterType: var s }, ..]
        && p == typeof(float) && g == typeof(float) && s == typeof(long);

    private static bool IsPart(FieldInfo field) => field.Name.StartsWith(PartPrefix, StringComparison.Ordinal)
        && (field.FieldType.IsDefined(typeof(OptimizerAttribute)) || field.FieldType.IsDefined(typeof(ModifierAttribute)));

    private static IEnumerable<StateField> StatesOf(Type type, FieldInfo? part, string prefix) => type.GetFields(Own)
        .Select(field => (field, state: field.GetCustomAttribute<StateAttribute>()))
        .Where(f => f.state is not null)
        .SelectMany(f => StateField.Of(f.field, f.state!, part, prefix));

    private static Func<object, float, float, long, object[], float> Open<T>(MethodInfo apply)
    {
        Func<T, float, float, long, float> typed = apply.CreateDelegate<Func<T, float, float, long, float>>();
        return (optimizer, parameter, gradient, step, _) => typed((T)optimizer, parameter, gradient, step);
    }
}
