using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Cli.Types;

/// <summary>Reads the text that an assembly carries for a type.</summary>
internal static class PackedUnit
{
    /// <exception cref="UserError">The text is of another version, or damaged; the message says where.</exception>
    public static Unit Read(string name, CompiledIrAttribute packed)
    {
        if (packed.Version != PackFormat.Version)
        {
            throw new UserError(
                $"{name} was compiled to format {packed.Version}; this tool reads format {PackFormat.Version}. Use the tool of the library's version.");
        }
        try
        {
            return UnitReader.Read(packed.Text);
        }
        catch (PackedIrException e)
        {
            throw new UserError($"The compiled form of {name} is damaged: {e.Message}");
        }
    }
}
