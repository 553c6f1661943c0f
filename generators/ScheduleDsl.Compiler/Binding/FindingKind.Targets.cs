using System.Collections.Immutable;

namespace ScheduleDsl.Compiler.Binding;

/// <content>What a target of a compilation has no form of.</content>
public sealed partial record FindingKind
{
    public static readonly FindingKind NotOnDevices = Warning("SDL301",
        "Rule has no device kernels", "'{0}' keeps '{1}' from devices: {2}");

    /// <summary>All of the above, in the order of their ids.</summary>
    public static ImmutableArray<FindingKind> Targets { get; } = [NotOnDevices];
}
