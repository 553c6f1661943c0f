using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace ScheduleDsl.Testing;

/// <summary>A [State] field of a rule's class.</summary>
/// <param name="declared">The field.</param>
/// <param name="attribute">What is said of it.</param>
/// <param name="index">Which number of a list.</param>
internal sealed class StateField(FieldInfo declared, StateAttribute attribute, int? index = null)
{
    public string Name { get; } = index is null ? declared.Name : FormattableString.Invariant($"{declared.Name}.{index}");

    public StateSpace Space => attribute.Space;

    /// <summary>The states that a field is: each number of a list is one.</summary>
    public static IEnumerable<StateField> Of(FieldInfo declared, StateAttribute attribute) => declared.FieldType == typeof(ScalarList)
        ? Enumerable.Range(0, attribute.Count).Select(i => new StateField(declared, attribute, i))
        : [new StateField(declared, attribute)];

    /// <summary>The value that one weight's optimizer holds; a float of it is exact.</summary>
    public double Of(object optimizer) => declared.GetValue(optimizer) switch
    {
        float single => single,
        Scalar scalar => scalar.Value,
        ScalarList list when index is { } at => list[at].Value,
        var other => throw new ReplayException($"The state {Name} is a {other?.GetType().Name}: a state is a float, a Scalar or a ScalarList."),
    };

    /// <summary>Length of the blocks of a block state.</summary>
    public long BlockLength(object optimizer)
    {
        const BindingFlags any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public;
        if (long.TryParse(attribute.BlockLength, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            return number;
        Type type = optimizer.GetType();
        string name = attribute.BlockLength ?? "";
        object? value = type.GetProperty(name, any)?.GetValue(optimizer) ?? type.GetField(name, any)?.GetValue(optimizer);
        return value switch
        {
            int whole => whole,
            Scalar scalar => (long)scalar.Value,
            _ => throw new ReplayException($"The block state {Name} has the block length '{name}', which is neither a number nor a Scalar or int of {type.Name}."),
        };
    }
}
