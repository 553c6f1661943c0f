using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <summary>A tensor as it stands in a saved run: what it is called, and what it has to be.</summary>
internal sealed record SavedTensor(string Name, ElementType Type, IReadOnlyList<int> Shape, long Bytes)
{
    /// <summary>Whether the numbers are codes of 8 bits.</summary>
    public bool IsCodes { get; init; }

    /// <summary>The type in the format's words.</summary>
    public string TypeName => IsCodes ? "U8" : Type switch
    {
        ElementType.Float32 => "F32",
        ElementType.Float64 => "F64",
        ElementType.BFloat16 => "BF16",
        _ => "F16",
    };

    /// <summary>The weights of a parameter.</summary>
    public static SavedTensor Of(Parameter parameter) =>
        new(parameter.Name, parameter.ElementType, parameter.Shape, parameter.Length * parameter.ElementType.Size());

    /// <summary>A state of a parameter that has so many numbers.</summary>
    public static SavedTensor Of(RunTensor tensor, int state, long count)
    {
        ElementType type = tensor.Group.States.TypeOf(state, tensor.Index);
        StateSpace space = tensor.Group.Route.Rule.States[state].Space;
        IReadOnlyList<int> shape = space switch
        {
            StateSpace.Element => tensor.Parameter.Shape,
            StateSpace.Row or StateSpace.Column => TensorFactsOf.ShapeOf(tensor.Parameter, tensor.Group.Route.Rule.View, space),
            StateSpace.Block => [checked((int)count)],
            StateSpace.Tensor or StateSpace.Global => [],
            _ => Matrices(tensor, space),
        };
        bool isCodes = tensor.Group.States.FormatOf(state, tensor.Index).IsBlock8();
        return new(NameOf(tensor, state), type, shape, isCodes ? count : count * type.Size()) { IsCodes = isCodes };
    }

    private static IReadOnlyList<int> Matrices(RunTensor tensor, StateSpace space)
    {
        (long height, long width) = tensor.SidesOf(space);
        return tensor.Facts.Matrices == 1 ? [checked((int)height), checked((int)width)] : [checked((int)tensor.Facts.Matrices), checked((int)height), checked((int)width)];
    }

    /// <summary>The largest magnitudes of the blocks of a state that is kept as codes; null for other states. The name says of which book the codes are.</summary>
    public static SavedTensor? Magnitudes(RunTensor tensor, int state, long count)
    {
        OperandFormat format = tensor.Group.States.FormatOf(state, tensor.Index);
        if (!format.IsBlock8())
            return null;
        int blocks = checked((int)((count + BlockFormat.Length - 1) / BlockFormat.Length));
        return new(MagnitudesOf(NameOf(tensor, state), format == OperandFormat.Block8Signed), ElementType.Float32, [blocks], (long)blocks * sizeof(float));
    }

    /// <exception cref="SavedRunException">The state's codes were saved as those of the other book.</exception>
    public static void RequireSameBook(SafetensorsHeader header, RunTensor tensor, int state)
    {
        OperandFormat format = tensor.Group.States.FormatOf(state, tensor.Index);
        (OperandFormat other, string name) = (format == OperandFormat.Block8Signed ? OperandFormat.Block8Unsigned : OperandFormat.Block8Signed, NameOf(tensor, state));
        if (format.IsBlock8() && header.Tensors.ContainsKey(MagnitudesOf(name, format != OperandFormat.Block8Signed)))
            throw new SavedRunException($"The tensor {name} is {other}, this run's is {format}.");
    }

    private static string MagnitudesOf(string name, bool isSigned) => name + (isSigned ? ".absmax" : ".absmax.unsigned");

    /// <summary>What rounding took from a parameter's weights.</summary>
    public static SavedTensor Compensation(Parameter parameter) =>
        new($"{parameter.Name}.compensation", ElementType.BFloat16, parameter.Shape, parameter.Length * sizeof(ushort));

    /// <summary>A state of the run, as double as the uniform values that it comes from.</summary>
    public static SavedTensor Of(RunRoute route, int state)
    {
        string name = route.Rule.States[state].Name;
        return new(route.Name.Length == 0 ? name : $"{route.Name}.{name}", ElementType.Float64, [], sizeof(double));
    }

    public static string NameOf(RunTensor tensor, int state) => $"{tensor.Parameter.Name}.{tensor.Group.Route.Rule.States[state].Name}";

    /// <exception cref="SavedRunException">The tensor that was found is another.</exception>
    public void RequireFit(SafetensorsTensor found)
    {
        if (found.Type != TypeName)
            throw new SavedRunException($"The tensor {Name} is {found.Type}, this run's is {TypeName}.");
        if (!found.Shape.SequenceEqual(Shape.Select(size => (long)size)))
        {
            throw new SavedRunException(
                $"The tensor {Name} has shape [{string.Join(", ", found.Shape)}], this run's has [{string.Join(", ", Shape)}].");
        }

        if (found.End - found.Begin != Bytes)
            throw new SavedRunException($"The tensor {Name} has {found.End - found.Begin} bytes, its shape needs {Bytes}.");
    }
}
