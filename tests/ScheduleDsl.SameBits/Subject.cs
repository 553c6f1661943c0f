using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.SameBits;

/// <summary>A rule with certain hyperparameters: its compiled form, and its body as plain C#.</summary>
internal sealed class Subject
{
    private readonly Type type;
    private readonly MethodInfo apply;
    private readonly FieldInfo[] stateFields;

    public Subject(OptimizerEntry entry, double[] hypers)
    {
        type = entry.Type;
        Rule = CompiledRules.Of(entry.CreateSettings());
        Hypers = hypers;
        apply = type.GetMethod("Apply", [typeof(float), typeof(float), typeof(long)])
            ?? throw new InvalidOperationException($"{type} has no Apply method.");
        stateFields = [.. Rule.States.Select(s => type.GetField(s.Name, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!)];
    }

    public CompiledRule Rule { get; }

    public double[] Hypers { get; }

    public string Description =>
        $"{type.Name}({string.Join(", ", Rule.Hypers.Zip(Hypers, (h, v) => FormattableString.Invariant($"{h.Name}={v:R}")))})";

    public bool[] Present => [.. Rule.States.Select((_, i) => Rule.HasState(i, Hypers, TensorFacts.One))];

    /// <summary>Runs the body for one weight from a given state, which it replaces by the next.</summary>
    public float RunBody(float parameter, float gradient, long step, float[] state)
    {
        object weight = Activator.CreateInstance(type)!;
        for (int i = 0; i < Hypers.Length; i++)
        {
            PropertyInfo property = type.GetProperty(Rule.Hypers[i].Name)!;
            property.SetValue(weight, Convert(property.PropertyType, Hypers[i]));
        }
        Func<float, float, long, float> update = apply.CreateDelegate<Func<float, float, long, float>>(weight);

        // The first update of an instance sets its states to their initial values; after it they can be chosen.
        update(0, 0, 1);
        for (int i = 0; i < state.Length; i++)
            stateFields[i].SetValue(weight, state[i]);
        float next = update(parameter, gradient, step);
        for (int i = 0; i < state.Length; i++)
            state[i] = (float)stateFields[i].GetValue(weight)!;
        return next;
    }

    private static object Convert(Type type, double value) =>
        type == typeof(Scalar) ? (Scalar)value
        : type == typeof(bool) ? value != 0
        : type.IsEnum ? Enum.ToObject(type, (int)value)
        : (object)(int)value;

    /// <summary>
    /// Every rule with its defaults, with each switch flipped, and with each number at 0 where that is allowed, as far as a step needs only what one
    /// weight has: its value, its gradient, its states.
    /// </summary>
    public static IEnumerable<Subject> All() => Registry.Optimizers.Where(IsOfGradientsAlone).SelectMany(Settings).Where(s => s.IsElementWise);

    private static bool IsOfGradientsAlone(OptimizerEntry entry) =>
        CompiledRules.Of(entry.CreateSettings()) is { Inputs.Count: 0 } rule && rule.States.All(s => s.Space == StateSpace.Element);

    private bool IsElementWise => new[] { ElementType.Float32, ElementType.Float64 }.All(precision => Comparison.Steps.All(step => IsOneLoop(precision, step)));

    private unsafe bool IsOneLoop(ElementType precision, long step)
    {
        KernelPlan plan = Rule.Plan(precision);
        if (plan.Leaves.Count > 0)
            return false;
        double[] uniforms = new double[Rule.UniformCount];
        fixed (double* slots = uniforms)
            return plan.Variants[Rule.Prologue(precision, Hypers, step, slots)].Steps is [LoopStep { Span: LoopSpan.None, Reductions.Count: 0 }];
    }

    private static IEnumerable<Subject> Settings(OptimizerEntry entry)
    {
        IReadOnlyList<HyperInfo> infos = CompiledRules.Of(entry.CreateSettings()).Hypers;
        double[] defaults = [.. infos.Select(h => h.Default)];
        yield return new Subject(entry, defaults);

        // Numbers that are 0 by default switch a part of the rule off; give them a value that switches all parts on.
        double[] all = [.. infos.Select((h, i) => h.Kind == HyperKind.Scalar && h.Default == 0 ? 0.25 : h.Default)];
        for (int bits = 0; bits < 1 << infos.Count(h => h.Kind == HyperKind.Bool); bits++)
        {
            int bit = 0;
            yield return new Subject(entry, [.. infos.Select((h, i) => h.Kind == HyperKind.Bool ? bits >> bit++ & 1 : all[i])]);
        }
        for (int i = 0; i < infos.Count; i++)
        {
            HyperInfo info = infos[i];
            if (info.Kind == HyperKind.Scalar && info.Min <= 0 && info.Above < 0)
                yield return new Subject(entry, [.. all.Select((v, j) => i == j ? 0 : v)]);
            if (info.Kind == HyperKind.Enum)
            {
                // The place of a name is its value; values in between have no name.
                for (int member = 0; member < info.EnumNames!.Count; member++)
                    if (info.EnumNames[member].Length > 0)
                        yield return new Subject(entry, [.. all.Select((v, j) => i == j ? member : v)]);
            }
        }
    }
}
