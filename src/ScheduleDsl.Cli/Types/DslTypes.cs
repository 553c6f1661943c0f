using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ScheduleDsl.Cli.Projects;

namespace ScheduleDsl.Cli.Types;

/// <summary>The built-ins, and the types of the user's project where one is given.</summary>
internal sealed class DslTypes
{
    private static readonly (Type Attribute, DslKind Kind)[] Kinds =
    [
        (typeof(OptimizerAttribute), DslKind.Optimizer),
        (typeof(ModifierAttribute), DslKind.Modifier),
        (typeof(ScheduleAttribute), DslKind.Schedule),
        (typeof(ProfileAttribute), DslKind.Profile),
        (typeof(RecipeAttribute), DslKind.Recipe),
        (typeof(FunctionsAttribute), DslKind.Functions),
    ];

    /// <param name="projects">Assemblies of the user's project.</param>
    public DslTypes(IEnumerable<Assembly> projects)
    {
        All =
        [
            .. projects.Prepend(Library.Assembly).Distinct().SelectMany(a => a.GetTypes())
                .Select(t => (Type: t, Kind: KindOf(t))).Where(t => t.Kind is not null)
                .Select(t => new DslType(t.Kind!.Value, t.Type))
                .OrderBy(t => t.Kind).ThenBy(t => t.FullName, StringComparer.Ordinal),
        ];
    }

    /// <summary>By kind, then by name.</summary>
    public IReadOnlyList<DslType> All { get; }

    /// <summary>The type of that name: the class name, or as much of the full name as tells it from others.</summary>
    /// <param name="verb">What the command does, for the message.</param>
    /// <param name="kinds">What it does it with; where several kinds share a name, the first of these is meant.</param>
    /// <exception cref="UserError">None, or more than one, has the name; the message says which come near.</exception>
    public DslType Find(string name, string verb, params DslKind[] kinds)
    {
        foreach (StringComparison comparison in (ReadOnlySpan<StringComparison>)[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
        {
            foreach (DslKind kind in kinds)
            {
                DslType[] found = [.. All.Where(t => t.Kind == kind && t.FullName.Equals(name, comparison))];
                if (found.Length == 0)
                    found = [.. All.Where(t => t.Kind == kind && t.IsCalled(name, comparison))];
                if (found.Length == 1)
                    return found[0];
                if (found.Length > 1)
                    throw new UserError($"The {found[0].KindName} {name} is ambiguous: {string.Join(" or ", found.Select(t => t.FullName))}.");
            }
        }
        if (All.FirstOrDefault(t => t.IsCalled(name, StringComparison.OrdinalIgnoreCase)) is { } other)
            throw new UserError($"{other.FullName} is {other.KindWithArticle}, which '{verb}' does not take.");
        IEnumerable<string> known = RuleNames.Suffixes(All.Where(t => kinds.Contains(t.Kind)).Select(t => t.FullName), name);
        throw new UserError($"There is nothing called {name} to {verb}{Nearest.Hint(name, known)}");
    }

    /// <summary>Whether some type, of one of these kinds where any are given, has that name.</summary>
    public bool Has(string name, params DslKind[] kinds) =>
        All.Any(t => (kinds.Length == 0 || kinds.Contains(t.Kind)) && t.IsCalled(name, StringComparison.OrdinalIgnoreCase));

    private static DslKind? KindOf(Type type)
    {
        foreach ((Type attribute, DslKind kind) in Kinds)
        {
            if (type.IsDefined(attribute, inherit: false))
                return kind;
        }

        // The general form is marked on its method.
        const BindingFlags Methods = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return type.IsSubclassOf(typeof(Schedule)) && type.GetMethods(Methods).Any(m => m.IsDefined(typeof(ScheduleAttribute))) ? DslKind.Schedule : null;
    }
}
