using System;
using System.Reflection;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Cli.Types;

/// <summary>What a class declares; the order is that of <c>list</c>.</summary>
internal enum DslKind { Optimizer, Modifier, Schedule, Profile, Recipe, Functions }

/// <summary>A class that is written in the DSL.</summary>
internal sealed record DslType(DslKind Kind, Type Type)
{
    public string FullName { get; } = Type.FullName!.Replace('+', '.');

    public string ShortName => Type.Name;

    /// <summary>What stands before the short name: namespace and enclosing types.</summary>
    public string Namespace => FullName[..Math.Max(0, FullName.Length - ShortName.Length - 1)];

    /// <summary>The kind as a word of a sentence.</summary>
    public string KindName => Kind == DslKind.Functions ? "function library" : Kind.ToString().ToLowerInvariant();

    public string KindWithArticle => (Kind == DslKind.Optimizer ? "an " : "a ") + KindName;

    public bool IsCalled(string name, StringComparison comparison) => RuleNames.EndsWith(FullName, name, comparison);

    /// <summary>The recipe as declared.</summary>
    /// <exception cref="UserError">Its numbers are not allowed.</exception>
    public Recipe Recipe()
    {
        try
        {
            return Registry.FindRecipe(FullName).Create();
        }
        catch (TypeInitializationException e)
        {
            throw new UserError($"The recipe {FullName} cannot be made: {e.InnerException!.Message}");
        }
    }

    /// <summary>The bound, unlowered IR that the assembly carries for it.</summary>
    /// <exception cref="UserError">There is none, or it is of a format that this tool does not read.</exception>
    public TUnit Unit<TUnit>()
        where TUnit : Unit
    {
        CompiledIrAttribute packed = Type.GetCustomAttribute<CompiledIrAttribute>()
            ?? throw new UserError($"{FullName} carries no compiled form: its assembly was built without the ScheduleDsl generator.");
        return PackedUnit.Read(FullName, packed) as TUnit ?? throw new UserError($"{FullName} is no {KindName} in its compiled form.");
    }
}
