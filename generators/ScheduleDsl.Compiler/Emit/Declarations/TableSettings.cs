using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes the settings of a schedule that are tables.</summary>
internal static class TableSettings
{
    private const string Type = "global::ScheduleDsl.StepTable";

    public static void Write(SourceWriter writer, TypeDeclaration type, EquatableArray<Table> tables, EquatableArray<SettingWords> words)
    {
        if (tables.Count == 0)
            return;
        foreach (Table table in tables)
        {
            string field = CSharpText.Field(table.Name);
            writer.Line($$"""
                private {{Type}} {{field}} = {{Type}}.Empty;

                /// <summary>{{words.FirstOrDefault(w => w.Setting == table.Name)?.Xml ?? "Times with their values; empty by default."}}</summary>
                public {{Type}} {{CSharpText.Identifier(table.Name)}} { get => {{field}}; init => {{field}} = value ?? throw new global::System.ArgumentNullException(nameof(value)); }

                """);
        }
        string names = string.Join(", ", tables.Select(t => CSharpText.String(t.Name)));
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override global::System.Collections.Generic.IReadOnlyList<string> TableNames => [{names}];");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block($"public override {Type} Table(string name) => name switch", "};"))
        {
            foreach (Table table in tables)
                writer.Line($"{CSharpText.String(table.Name)} => {CSharpText.Field(table.Name)},");
            writer.Line("_ => base.Table(name),");
        }
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block($"public override global::ScheduleDsl.Schedule WithTable(string name, {Type} table)"))
        {
            writer.Line($"{type.Name} changed = ({type.Name})MemberwiseClone();");
            using (writer.Block("switch (name)"))
            {
                foreach (Table table in tables)
                    writer.Line($"case {CSharpText.String(table.Name)}: changed.{CSharpText.Field(table.Name)} = table ?? throw new global::System.ArgumentNullException(nameof(table)); break;");
                writer.Line("default: return base.WithTable(name, table);");
            }
            writer.Line("return changed;");
        }
        writer.Line();
    }
}
