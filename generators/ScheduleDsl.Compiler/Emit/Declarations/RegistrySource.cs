using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>What an entry of the registry is.</summary>
public enum RegisteredKind { Optimizer, Schedule, Recipe }

/// <summary>A type that the registry finds by name.</summary>
public sealed record RegisteredType(RegisteredKind Kind, string FullName, string GlobalName);

/// <summary>Writes the module initializer that enters an assembly's types in the registry.</summary>
public static class RegistrySource
{
    private const string Registry = "global::ScheduleDsl.Registry";

    /// <returns>The file, or null where there is nothing to register.</returns>
    public static GeneratedSource? Write(IEnumerable<RegisteredType> types)
    {
        // In the order of names, so that moving a class to another file changes nothing.
        List<RegisteredType> ordered = [.. types.OrderBy(t => t.Kind).ThenBy(t => t.FullName, StringComparer.Ordinal)];
        if (ordered.Count == 0)
            return null;
        SourceWriter writer = TypeScope.NewFile();
        TypeScope.MarkGenerated(writer);
        using (writer.Block("file static class ScheduleDslRegistry"))
        {
            writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
            using (writer.Block("internal static void Register()"))
            {
                foreach (RegisteredType type in ordered)
                    writer.Line(Entry(type));
            }
        }
        return new GeneratedSource("ScheduleDslRegistry.g.cs", writer.ToString());
    }

    private static string Entry(RegisteredType type)
    {
        string create = type.Kind switch
        {
            RegisteredKind.Optimizer => $"static () => new {type.GlobalName}Settings()",
            RegisteredKind.Schedule => $"static () => new {type.GlobalName}()",
            _ => $"{type.GlobalName}.Create",
        };
        return $"{Registry}.Add(new global::ScheduleDsl.{type.Kind}Entry({CSharpText.String(type.FullName)}, typeof({type.GlobalName}), {create}));";
    }
}
