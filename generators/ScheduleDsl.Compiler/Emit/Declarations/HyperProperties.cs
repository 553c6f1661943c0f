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
        foreach (DeclaredProperty property in rule.Properties)
        {
            if (rule.IndexOf(property.Name) < 0)
                Unusable(writer, rule, property);
        }
    }

    // Without an implementing part the compiler would stop at CS9248, before the finding that says which types a hyper can have.
    private static void Unusable(SourceWriter writer, RuleDeclaration rule, DeclaredProperty property)
    {
        using (writer.Block($"{property.Modifiers} partial {property.Type} {CSharpText.Identifier(property.Name)}"))
        {
            writer.Line($"{property.Getter} => {RuleKernel.Throw(rule).TrimEnd(';')};");
            if (property.Setter is not null)
                writer.Line($"{property.Setter} => {RuleKernel.Throw(rule).TrimEnd(';')};");
        }
        writer.Line();
    }

    // An implementing part may not be an auto-property with an initializer (CS9250), so a field holds the default.
    private static void Write(SourceWriter writer, RuleDeclaration rule, Hyper hyper, DeclaredProperty property, int index)
    {
        string field = CSharpText.Field(hyper.Name);
        writer.Line($"private {property.Type} {field} = {rule.DefaultOf(hyper)};");
        writer.Line();
        if (property.Documented is { } member)
            writer.Line($"/// <inheritdoc cref=\"{member}\"/>");
        string partial = property.Documented is null ? "partial " : "";
        using (writer.Block($"{property.Modifiers} {partial}{property.Type} {CSharpText.Identifier(hyper.Name)}"))
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
