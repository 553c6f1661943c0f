using System.Collections.Immutable;

namespace ScheduleDsl.Compiler.Binding;

/// <content>What keeps a type that binds from being compiled.</content>
public sealed partial record FindingKind
{
    public static readonly FindingKind CannotExtend = Error("SDL040",
        "Members cannot be added to the type", "'{0}' cannot be compiled: {1}");

    public static readonly FindingKind CannotLower = Error("SDL041",
        "Rule cannot be compiled to loops", "'{0}' cannot be compiled to loops: {1}");

    /// <summary>All of the above, in the order of their ids.</summary>
    public static ImmutableArray<FindingKind> Hosting { get; } = [CannotExtend, CannotLower];
}
