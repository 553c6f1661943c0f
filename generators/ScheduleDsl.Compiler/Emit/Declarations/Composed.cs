using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>What an optimizer is composed of, as far as its <c>Apply</c> and its documentation say so.</summary>
/// <param name="Rule">The rule; its <see cref="ComposedMember.Field"/> is one of its own.</param>
/// <param name="RuleInputs">Further inputs that the rule itself takes.</param>
/// <param name="Steps">
/// Parts in the order of a step, without evaluation: of each modifier the gate and then what the gradient becomes, then the rule's own update,
/// then what the parameter becomes, and last what is written beside it.
/// </param>
public sealed record Composed(ComposedMember Rule, EquatableArray<Input> RuleInputs, EquatableArray<ComposedMember> Modifiers, EquatableArray<ComposedStep> Steps);

/// <summary>A rule or modifier that an optimizer is composed of.</summary>
/// <param name="Field">Where the composed class holds an instance.</param>
/// <param name="Name">What documentation calls it.</param>
/// <param name="Type">Its type's global name.</param>
/// <param name="Hypers">Initializers of its hypers from those of the composed class, such as <c>Decay = EmaDecay</c>.</param>
public sealed record ComposedMember(string Field, string Name, string Type, EquatableArray<string> Hypers);

/// <summary>A call of a part.</summary>
public sealed record ComposedStep(string Field, string Modifier, ModifierStage Stage, PartKind Kind, EquatableArray<Input> Inputs);
