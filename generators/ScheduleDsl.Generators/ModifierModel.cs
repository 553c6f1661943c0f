using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Compiler.Parsing.Hosting;

namespace ScheduleDsl.Generators;

/// <summary>A modifier, bound: all that its generated file is written from. Its loops are written where it is composed with a rule.</summary>
/// <param name="Modifier">Null where a body is wrong.</param>
internal sealed record ModifierModel(ModifierDeclaration Declaration, Modifier? Modifier)
{
    public static ModifierModel? Bind(DslType type) => RuleDeclarationReader.ReadModifier(type.Symbol) is { } declaration
        ? new ModifierModel(declaration, ModifierParser.Parse(type.Symbol, type.Bodies, NoFindings.Instance, type.Cancellation))
        : null;

    public GeneratedSource Emit() =>
        ModifierSource.Write(Declaration, Modifier is null ? null : new PackedText(PackFormat.Version, UnitWriter.Write(Modifier)));
}
