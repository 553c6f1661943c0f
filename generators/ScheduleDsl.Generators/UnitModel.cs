using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Compiler.Parsing.Hosting;

namespace ScheduleDsl.Generators;

/// <summary>A profile or a function library, bound: its generated part carries it and nothing else.</summary>
internal sealed record UnitModel(TypeDeclaration Type, Unit Unit)
{
    public static UnitModel? BindProfile(DslType type) =>
        Of(type, ProfileParser.Parse(type.Symbol, type.Bodies, NoFindings.Instance, type.Cancellation));

    public static UnitModel? BindFunctions(DslType type) =>
        Of(type, FunctionLibraryParser.Parse(type.Symbol, type.Bodies, NoFindings.Instance, type.Cancellation));

    public GeneratedSource Emit() => UnitSource.Write(Type, new PackedText(PackFormat.Version, UnitWriter.Write(Unit)));

    private static UnitModel? Of(DslType type, Unit? unit) =>
        unit is not null && TypeDeclarationReader.Read(type.Symbol) is { } declaration ? new UnitModel(declaration, unit) : null;
}
