using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>Literals as C# text.</summary>
public static class Literals
{
    public static string Write(IrType type, string text) => type switch
    {
        IrType.Float32 => Float(text, "float", "f"),
        IrType.Float64 => Float(text, "double", text.IndexOfAny(['.', 'e', 'E']) >= 0 ? "" : ".0"),
        IrType.Int64 => Signed(text + "L"),
        IrType.Int32 => Signed(text),
        _ => text,
    };

    private static string Float(string text, string type, string suffix) => text switch
    {
        "NaN" => type + ".NaN",
        "Infinity" or "∞" => type + ".PositiveInfinity",
        "-Infinity" or "-∞" => type + ".NegativeInfinity",
        _ => Signed(text + suffix),
    };

    private static string Signed(string text) => text[0] == '-' ? "(" + text + ")" : text;
}
