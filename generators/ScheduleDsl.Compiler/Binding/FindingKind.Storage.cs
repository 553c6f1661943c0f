using System.Collections.Immutable;

namespace ScheduleDsl.Compiler.Binding;

/// <content>What can be wrong with states of other spaces than the weight, and with further inputs.</content>
public sealed partial record FindingKind
{
    public static readonly FindingKind StateBlockLength = Error("SDL050",
        "Length of a state's blocks is wrong", "'{0}': {1}");

    public static readonly FindingKind WrongInput = Error("SDL051",
        "Parameter cannot be an input", "'{0}' cannot be an input: {1}");

    public static readonly FindingKind StateList = Error("SDL052",
        "List of states is used wrongly", "'{0}': {1}");

    /// <summary>All of the above, in the order of their ids.</summary>
    public static ImmutableArray<FindingKind> Storage { get; } = [StateBlockLength, WrongInput, StateList];
}
