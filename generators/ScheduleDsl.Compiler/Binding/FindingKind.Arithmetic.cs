using System.Collections.Immutable;

namespace ScheduleDsl.Compiler.Binding;

/// <content>What is wrong with the arithmetic of a rule or modifier that compiles.</content>
public sealed partial record FindingKind
{
    public static readonly FindingKind DivisorCanBeZero = Warning("SDL070",
        "Divides by what can be 0", "'{0}' can be 0 and is divided by: {1}");

    public static readonly FindingKind RootOfNegative = Warning("SDL071",
        "Root or logarithm of what can be negative", "'{0}' can be {1}, and has no {2} then: {3}");

    public static readonly FindingKind NotProvenFinite = new("SDL072",
        "Result is not known to be a finite number", "'{0}' is not known to be {1}, and {2}: {3}", FindingSeverity.Info);

    public static readonly FindingKind StateUnread = Warning("SDL073",
        "State changes nothing", "'{0}' is kept and written, and nothing that '{1}' stores depends on it");

    public static readonly FindingKind StateStuck = Warning("SDL074",
        "State keeps its first value", "'{0}' starts at {1}, and every step of '{2}' makes {1} of that again: give it another value to start from, by Initial");

    public static readonly FindingKind HyperUnread = Warning("SDL075",
        "Hyperparameter changes nothing", "'{0}' can be set, and '{1}' never reads it");

    public static readonly FindingKind WeightsUnchanged = Warning("SDL076",
        "Rule changes no weight", "'{0}' returns the weight that it is given, whatever the gradient is");

    /// <summary>All of the above, in the order of their ids.</summary>
    public static ImmutableArray<FindingKind> Arithmetic { get; } =
        [DivisorCanBeZero, RootOfNegative, NotProvenFinite, StateUnread, StateStuck, HyperUnread, WeightsUnchanged];

    private static FindingKind Warning(string id, string title, string message) => new(id, title, message, FindingSeverity.Warning);
}
