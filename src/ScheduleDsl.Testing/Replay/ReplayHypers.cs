using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>The hyperparameters of each group at each step, set on the instances that the body reads them from.</summary>
internal sealed class ReplayHypers
{
    private readonly CompiledRule rule;
    private readonly HyperDriver[] drivers;
    private readonly (GroupMembers Members, GroupHypers Hypers)[] groups;
    private readonly PropertyInfo[] properties;
    private readonly Dictionary<ReplayTensor, double[]> current = [];

    public ReplayHypers(CompiledRule rule, OptimizerSettings settings, IReadOnlyList<GroupMembers> members)
    {
        this.rule = rule;
        drivers = [.. rule.Hypers.Select((_, i) => HyperDriver.From(rule, i, settings.SlotOf(i)))];
        groups = [.. members.Select(m => (m, new GroupHypers(rule, drivers, m.Group, m.Name)))];
        properties = [.. rule.Hypers.Select(h => rule.GetType().DeclaringType!.GetProperty(h.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!)];
    }

    public int GroupOf(Parameter parameter) => Array.FindIndex(groups, g => g.Members.Parameters.Contains(parameter));

    /// <summary>Gives all weights of a tensor the values of a step, counted from 0; false where they have them already.</summary>
    public bool Set(ReplayTensor tensor, long step)
    {
        GroupHypers hypers = groups[tensor.Group].Hypers;
        hypers.Read(step, [.. drivers.Select(d => d.At(step))]);
        if (current.TryGetValue(tensor, out double[]? values) && values.AsSpan().SequenceEqual(hypers.Values))
            return false;
        current[tensor] = (double[])hypers.Values.Clone();
        for (int i = 0; i < properties.Length; i++)
        {
            object value = Of(properties[i].PropertyType, hypers.Values[i]);
            foreach (object optimizer in tensor.Optimizers)
                properties[i].SetValue(optimizer, value);
        }
        return true;
    }

    private static object Of(Type type, double value) =>
        type == typeof(Scalar) ? (Scalar)value
        : type == typeof(bool) ? value != 0
        : type.IsEnum ? Enum.ToObject(type, (int)value)
        : (int)value;
}
