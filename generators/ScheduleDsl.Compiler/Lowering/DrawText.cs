using System;
using System.Globalization;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>Random numbers as leaves of a graph: the distribution and which of the body's draws it is.</summary>
internal static class DrawText
{
    public static string Of(DrawKind kind, int number) => $"{kind}.{number.ToString(CultureInfo.InvariantCulture)}";

    public static Tensor Tensor(string text)
    {
        string[] parts = text.Split('.');
        return new Tensor(text, TensorRole.Draw, int.Parse(parts[1], CultureInfo.InvariantCulture)) { Kind = (int)Enum.Parse(typeof(DrawKind), parts[0]) };
    }
}
