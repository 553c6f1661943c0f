using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>An optimizer class as declared: what the members around the kernel are written from, whether its body binds or not.</summary>
/// <param name="Properties">The partial properties that hypers are declared on.</param>
/// <param name="UpdateMethod">The method that <c>Apply</c> calls, or null where it is missing or has another shape.</param>
/// <param name="FurtherInputs">What that method takes behind parameter and gradient.</param>
public sealed record RuleDeclaration(
    TypeDeclaration Type,
    EquatableArray<DeclaredProperty> Properties,
    EquatableArray<Hyper> Hypers,
    EquatableArray<State> States,
    string? UpdateMethod,
    EquatableArray<Input> FurtherInputs)
{
    /// <summary>What messages call the class.</summary>
    public string Noun { get; init; } = "optimizer";

    /// <summary>Whether the registry has it.</summary>
    public bool IsRegistered { get; init; } = true;

    /// <summary>What guidelines know of it.</summary>
    public DeclaredAdvice Advice { get; init; } = DeclaredAdvice.None;

    /// <summary>The optimizers for what this one is not for, of which the first counts whose condition holds.</summary>
    public EquatableArray<DeclaredFallback> Fallbacks { get; init; } = EquatableArray<DeclaredFallback>.Empty;

    /// <summary>What the class has beside its update.</summary>
    public EquatableArray<PartCall> Parts { get; init; } = EquatableArray<PartCall>.Empty;

    /// <summary>What the optimizer is composed of; null where it has a rule of its own, or where its parts are wrong.</summary>
    public Composed? Composed { get; init; }

    public string SettingsName => Type.Name.TrimStart('@') + "Settings";

    /// <summary>The type of a hyper's property as written in C#.</summary>
    public string TypeOf(Hyper hyper) => hyper switch
    {
        { EnumType: not null } => "global::" + hyper.EnumType,
        { CanFollowSchedule: true } => "global::ScheduleDsl.Scalar",
        _ => hyper.Type.Keyword(),
    };

    /// <summary>A hyper's default as a C# expression of its property's type.</summary>
    public string DefaultOf(Hyper hyper) => hyper switch
    {
        { EnumType: not null } => $"({TypeOf(hyper)})({hyper.Default})",
        { CanFollowSchedule: true } => CSharpText.Double(hyper.Default),
        _ => hyper.Default,
    };

    /// <summary>The place of a hyper in the order of declaration, or -1.</summary>
    public int IndexOf(string hyper)
    {
        for (int i = 0; i < Hypers.Count; i++)
        {
            if (Hypers[i].Name == hyper)
                return i;
        }
        return -1;
    }

    /// <summary>The partial property of a hyper; null where the user wrote it out.</summary>
    public DeclaredProperty? PropertyOf(Hyper hyper) => Properties.FirstOrDefault(p => p.Name == hyper.Name);
}
