using System;
using System.Globalization;
using System.Reflection;

namespace ScheduleDsl.Testing;

/// <summary>A [State] field of a rule's class.</summary>
internal sealed class StateField(FieldInfo declared, StateAttribute attribute)
{
    public string Name => declared.Name;

    public StateSpace Space => attribute.Space;

    /// <summary>The value that one weight's optimizer holds; a float of it is exact.</summary>
    public double Of(object optimizer) => declared.GetValue(optimizer) switch
    {
        float single => single,
        Scalar scalar => scalar.Value,
        var other => throw new ReplayException($"The state {Name} is a {other?.GetType().Name}: a state is a float or a Scalar."),
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
