using System.Globalization;

namespace ScheduleDsl.Compiler.IR;

/// <summary>A matrix operation of a graph, from the text of its value.</summary>
/// <param name="Kind">What it computes.</param>
/// <param name="Draw">Of a random one: which of the body's draws it is, from 0; else -1.</param>
public readonly record struct MatrixOperation(MatrixKind Kind, int Draw = -1)
{
    public string Text => Draw < 0 ? Kind.ToString() : $"{Kind}.{Draw.ToString(CultureInfo.InvariantCulture)}";

    public static MatrixOperation Of(Value value)
    {
        string[] parts = value.Text.Split('.');
        return new((MatrixKind)System.Enum.Parse(typeof(MatrixKind), parts[0]), parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : -1);
    }
}
