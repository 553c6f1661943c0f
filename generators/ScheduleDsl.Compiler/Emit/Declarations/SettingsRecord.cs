using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes the settings record beside a rule: a plain record that configuration binders and JSON can fill.</summary>
public static class SettingsRecord
{
    private const string Slot = "global::ScheduleDsl.Slot";

    public static void Write(SourceWriter writer, RuleDeclaration rule)
    {
        string owner = rule.Type.GlobalName;
        writer.Line($"/// <summary>Settings of <see cref=\"{owner}\"/>: a number or a schedule for each hyperparameter.</summary>");
        TypeScope.MarkGenerated(writer);
        // A misspelt key would silently train with a default.
        writer.Line("[global::System.Text.Json.Serialization.JsonUnmappedMemberHandling(global::System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow)]");
        using (writer.Block($"{rule.Type.Accessibility} sealed record {rule.SettingsName} : global::ScheduleDsl.OptimizerSettings"))
        {
            foreach (Hyper hyper in rule.Hypers)
                Property(writer, rule, hyper);

            writer.Line("/// <inheritdoc/>");
            writer.Line($"protected override global::ScheduleDsl.CompilerServices.CompiledRule CompiledRule => {owner}.{RuleKernel.Name}.Instance;");
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            using (writer.Block($"protected override {Slot} GetHyper(int index) => index switch", "};"))
            {
                for (int i = 0; i < rule.Hypers.Count; i++)
                    writer.Line($"{i} => {Field(rule.Hypers[i])},");
                writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(index)),");
            }
        }
    }

    private static void Property(SourceWriter writer, RuleDeclaration rule, Hyper hyper)
    {
        string name = CSharpText.Identifier(hyper.Name);
        string type = hyper.CanFollowSchedule ? Slot : rule.TypeOf(hyper);
        string kind = hyper.CanFollowSchedule ? " A number or a schedule." : "";

        // A default that nobody has written is told from the same number in somebody's settings.
        string standing = $"{Slot}.Standing({CSharpText.Double(hyper.Default)})";
        string accessors = hyper.CanFollowSchedule
            ? $"{{ get; init; }} = {standing};"
            : $"{{ get => {Value(rule, hyper)}; init => {Field(hyper)} = {Number(hyper)}; }}";
        if (!hyper.CanFollowSchedule)
            writer.Line($"private {Slot} {Field(hyper)} = {standing};");

        // By its role guidelines know it, whatever its name.
        string role = hyper.Role == "None" ? "" : $" Its role is <see cref=\"global::ScheduleDsl.HyperRole.{hyper.Role}\"/>.";
        writer.Line($"""
            /// <summary><inheritdoc cref="{rule.Type.GlobalName}.{name}" path="/summary/node()"/></summary>
            /// <remarks>{CSharpText.Xml(HyperTable.Documentation(hyper, rule.Properties))}{kind}{role}</remarks>
            public {type} {name} {accessors}

            """);
    }

    private static string Field(Hyper hyper) => hyper.CanFollowSchedule ? CSharpText.Identifier(hyper.Name) : "slotOf" + hyper.Name;

    private static string Value(RuleDeclaration rule, Hyper hyper) => hyper.Type == IrType.Bool ? $"{Field(hyper)}.Value != 0" : $"({rule.TypeOf(hyper)})(int){Field(hyper)}.Value!";

    private static string Number(Hyper hyper) => hyper.Type == IrType.Bool ? "value ? 1.0 : 0.0" : "(double)(int)value";
}
