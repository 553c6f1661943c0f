using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes the implementing parts of a rule's partial properties.</summary>
public static class HyperProperties
{
    public static void Write(SourceWriter writer, RuleDeclaration rule)
    {
        for (int i = 0; i < rule.Hypers.Count; i++)
        {
            if (rule.PropertyOf(rule.Hypers[i]) is { } property)
                Write(writer, rule, rule.Hypers[i], property, i);
        }
    }

    // An implementing part may not be an auto-property with an initializer (CS9250), so a field holds the default.
    private static void Write(SourceWriter writer, RuleDeclaration rule, Hyper hyper, DeclaredProperty property, int index)
    {
        string field = CSharpText.Field(hyper.Name);
        writer.Line($"private {property.Type} {field} = {rule.DefaultOf(hyper)};");
        writer.Line();
        using (writer.Block($"{property.Modifiers} partial {property.Type} {CSharpText.Identifier(hyper.Name)}"))
        {
            writer.Line($"{property.Getter} => {field};");
            if (property.Setter is not null)
                writer.Line($"{property.Setter} => {field} = {Checked(rule, hyper, index)};");
        }
        writer.Line();
    }

    private static string Checked(RuleDeclaration rule, Hyper hyper, int index) => hyper switch
    {
        { Type: IrType.Bool } => "value",
        { CanFollowSchedule: true } => $"{RuleKernel.Name}.Checked({index}, value.Value)",
        _ => $"({rule.TypeOf(hyper)})(int){RuleKernel.Name}.Checked({index}, (int)value)",
    };
}
