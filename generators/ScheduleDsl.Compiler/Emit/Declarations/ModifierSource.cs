using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes the generated file of a modifier: its hypers, the way to run its bodies for one weight, and the unit.</summary>
public static class ModifierSource
{
    /// <param name="packed">The bound modifier as text; null where it is wrong: the members exist and throw.</param>
    public static GeneratedSource Write(ModifierDeclaration modifier, PackedText? packed)
    {
        RuleDeclaration members = modifier.Members;
        SourceWriter writer = TypeScope.NewFile();
        using (TypeScope.Beside(writer, members.Type))
        using (TypeScope.Inside(writer, members.Type, [], packed))
        {
            HyperProperties.Write(writer, members);
            Begin(writer, members);
            foreach (PartCall part in modifier.Parts)
                Part(writer, part);
            using (writer.Block($"internal static class {RuleKernel.Name}"))
                HyperTable.Write(writer, members.Type.Name, members.Hypers, members.Properties);
        }
        return GeneratedSource.For(members.Type, writer.ToString());
    }

    private static void Begin(SourceWriter writer, RuleDeclaration members)
    {
        bool startsAtZero = RuleSource.StartsAtZero(members);
        if (!startsAtZero)
            writer.Line("private bool hasBeenApplied;").Line();
        using (writer.Block("private void Begin(long step)"))
        {
            if (!startsAtZero)
                RuleSource.Start(writer, members);
            writer.Line("global::ScheduleDsl.CompilerServices.OneWeight.SetStep(step);");
        }
        writer.Line();
    }

    private static void Part(SourceWriter writer, PartCall part)
    {
        (string summary, string result) = part.Kind switch
        {
            PartKind.Gradient => ("What the gradient of one weight becomes", "float"),
            PartKind.Parameter => ("What one weight becomes", "float"),
            PartKind.Gate => ("Whether the update is applied, for a run of one weight", "bool"),
            _ => ("The weight that evaluation uses", "float"),
        };
        writer.Line($"/// <summary>{summary}, by the modifier's own body. An instance keeps the state of one weight, so steps come in order.</summary>");
        string given = string.Join(", ", PartCall.Given(part.Kind).Select(kind => "float " + Argument(part.Kind, kind)));
        string further = string.Concat(part.Inputs.Where(IsFurther).Select(i => $", {InputText.Type(i)} {CSharpText.Identifier(i.Name)}"));
        using (writer.Block($"public {result} {PartCall.Name(part.Kind)}({given}, long step{further})"))
        {
            writer.Line("Begin(step);");
            writer.Line($"return {part.Method}({string.Join(", ", part.Inputs.Select(i => IsFurther(i) ? CSharpText.Identifier(i.Name) : Argument(part.Kind, i.Kind)))});");
        }
        writer.Line();
    }

    private static bool IsFurther(Input input) => input.Kind is InputKind.Element or InputKind.Scalar;

    private static string Argument(PartKind part, InputKind input) => input switch
    {
        InputKind.Gradient => "gradient",
        InputKind.Updated => "after",
        _ => part == PartKind.Parameter ? "before" : "parameter",
    };
}
