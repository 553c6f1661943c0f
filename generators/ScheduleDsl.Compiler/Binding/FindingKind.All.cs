using System.Collections.Immutable;

namespace ScheduleDsl.Compiler.Binding;

/// <content>Every kind of finding.</content>
public sealed partial record FindingKind
{
    /// <summary>In the order of their ids.</summary>
    public static ImmutableArray<FindingKind> All => [.. Language, .. Hosting, .. Storage, .. Modifiers, .. Arithmetic, .. Schedules, .. Recipes, .. Compositions, .. Targets];
}
