using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes the generated file of a schedule.</summary>
public static class ScheduleSource
{
    private const string Table = "PropertyTable";

    /// <param name="type">The class as declared.</param>
    /// <param name="schedule">Its settings and curves.</param>
    /// <param name="enums">The settings that are enums, with the names of their members.</param>
    /// <param name="words">What the author says of settings.</param>
    /// <param name="packed">The bound schedule as text; null where the declaration is wrong.</param>
    /// <param name="shape">A short text that differs where the formula does, whatever the numbers.</param>
    /// <param name="code">What was compiled; null where the declaration is wrong: the members exist and throw.</param>
    public static GeneratedSource Write(TypeDeclaration type, Schedule schedule, EquatableArray<DeclaredProperty> enums, EquatableArray<SettingWords> words, PackedText? packed, string shape, ScheduleCode? code)
    {
        EquatableArray<Hyper> properties = schedule.Properties;
        SourceWriter writer = TypeScope.NewFile(HasLoops(code) ? KernelEmitter.Usings : null);
        using (TypeScope.Beside(writer, type))
        using (TypeScope.Inside(writer, type, code?.Hover ?? EquatableArray<string>.Empty, packed, " : global::ScheduleDsl.Schedule"))
        {
            foreach (Hyper property in properties)
                Property(writer, property, enums, words, IndexOf(properties, property));
            TableSettings.Write(writer, type, schedule.Tables, words);
            ValueMembers.Write(writer, type, code?.Values);
            writer.Line();
            if (code is not null)
                SchedulePieces.Write(writer, code);
            NamedCurves.Write(writer, type, schedule.Curves, code);
            Fingerprint(writer, type, schedule, shape);
            Access(writer, type, properties, enums);
        }
        return GeneratedSource.For(type, writer.ToString());
    }

    private static void Property(
        SourceWriter writer, Hyper property, EquatableArray<DeclaredProperty> enums, EquatableArray<SettingWords> words, int index)
    {
        string type = property.Unit == HyperUnit.None ? SettingText.Type(property) : "global::ScheduleDsl." + property.Unit;
        string field = CSharpText.Field(property.Name);
        writer.Line($"private {SettingText.Type(property)} {field} = {SettingText.Default(property)};").Line();
        SchedulePropertyRemarks.Write(writer, property, enums, words);
        writer.Line($$"""
            public {{type}} {{CSharpText.Identifier(property.Name)}} { get => {{field}}; init => {{field}} = {{Checked(property, index, SettingText.ToDouble(property, "value"))}}; }

            """);
    }

    private static bool HasLoops(ScheduleCode? code) =>
        code is not null && (code.Values.Series is not null || code.Curves.Any(c => c.Values.Series is not null));

    private static void Fingerprint(SourceWriter writer, TypeDeclaration type, Schedule schedule, string shape)
    {
        string settings = string.Join(", ", schedule.Properties
            .Select(p => $"{p.Name}={{{CSharpText.Field(p.Name)}{(p.Type.IsFloat() ? ":R" : "")}}}")
            .Concat(schedule.Tables.Select(t => $"{t.Name}=[{{{CSharpText.Identifier(t.Name)}}}]")));
        writer.Line($$"""
            /// <inheritdoc/>
            public override string Fingerprint => string.Create(
                global::System.Globalization.CultureInfo.InvariantCulture, $"{{type.FullName}}({{settings}}) {{shape}}");

            """);
    }

    private static void Access(SourceWriter writer, TypeDeclaration type, EquatableArray<Hyper> properties, EquatableArray<DeclaredProperty> enums)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override global::System.Collections.Generic.IReadOnlyList<{HyperTable.InfoType}> Properties => {Table}.Declared;");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block("public override double Get(int property) => property switch", "};"))
        {
            foreach (Hyper property in properties)
                writer.Line($"{IndexOf(properties, property)} => {SettingText.ToDouble(property, CSharpText.Field(property.Name))},");
            writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(property)),");
        }
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block("public override global::ScheduleDsl.Schedule With(int property, double value)"))
        {
            writer.Line($"{type.Name} changed = ({type.Name})MemberwiseClone();");
            using (writer.Block("switch (property)"))
            {
                foreach (Hyper property in properties)
                    writer.Line($"case {IndexOf(properties, property)}: changed.{CSharpText.Field(property.Name)} = {Checked(property, IndexOf(properties, property), "value")}; break;");
                writer.Line("default: throw new global::System.ArgumentOutOfRangeException(nameof(property));");
            }
            writer.Line("return changed;");
        }
        writer.Line();

        // A class of its own, so that the table exists before any static field of the user's parts is initialised.
        using (writer.Block($"private static class {Table}"))
            HyperTable.Write(writer, type.Name, properties, enums);
    }

    private static string Checked(Hyper property, int index, string value) => SettingText.FromDouble(property, $"{Table}.Checked({index}, {value})");

    private static int IndexOf(EquatableArray<Hyper> properties, Hyper property)
    {
        int index = 0;
        while (properties[index] != property)
            index++;
        return index;
    }
}
