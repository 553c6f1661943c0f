using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>A modifier class as declared.</summary>
/// <param name="Members">Its type, hypers and states.</param>
/// <param name="Parts">Its well-formed parts.</param>
public sealed record ModifierDeclaration(RuleDeclaration Members, EquatableArray<PartCall> Parts);

/// <summary>A method of a modifier, and the public method that runs it for one weight.</summary>
/// <param name="Method">The author's method.</param>
/// <param name="Inputs">What that method takes, in order.</param>
public sealed record PartCall(PartKind Kind, string Method, EquatableArray<Input> Inputs)
{
    /// <summary>The names of all that a modifier gets.</summary>
    public static IEnumerable<string> Names => System.Enum.GetValues(typeof(PartKind)).Cast<PartKind>().Select(Name);

    /// <summary>What the generated method is called.</summary>
    public static string Name(PartKind kind) => kind switch
    {
        PartKind.Gradient => "ModifiedGradient",
        PartKind.Parameter => "ModifiedParameter",
        PartKind.Gate => "IsApplied",
        PartKind.StoredGradient => "GradientToStore",
        PartKind.Output => "OutputValue",
        _ => "WeightForEvaluation",
    };

    /// <summary>What the generated method takes before the step.</summary>
    public static IReadOnlyList<InputKind> Given(PartKind kind) => kind switch
    {
        PartKind.Gradient or PartKind.StoredGradient => [InputKind.Parameter, InputKind.Gradient],
        PartKind.Parameter or PartKind.Output => [InputKind.Parameter, InputKind.Updated, InputKind.Gradient],
        PartKind.Gate => [InputKind.Gradient],
        _ => [InputKind.Parameter],
    };
}
