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
                PartMembers.Write(writer, part, () => writer.Line("Begin(step);"));
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
}
