using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.RandomRules.Tests.Model;
using ScheduleDsl.RandomRules.Tests.Running;
using Xunit;

namespace ScheduleDsl.RandomRules.Tests;

/// <summary>Rules with modifiers: their bodies, one after the other for every weight, against the loops that they share.</summary>
public class ComposedRuleTests
{
    private static readonly string[] Compositions =
    [
        "[Compose<AdamW>] [With<ClipByGlobalNorm>(\"MaxNorm=0.5\")] [With<EmaOfWeights>]",
        "[Compose<Sgd>(\"Momentum=0.9\")] [With<Centralize>] [With<ClipByNorm>] [With<DecoupledDecay>(\"Decay=0.1\")]",
        "[Compose<Lion>] [With<GradientNoise>] [With<Cautious>] [With<Lookahead>]",
        "[Compose<Adam>] [With<AdaptiveClip>] [With<CoupledDecay>(\"Decay=0.1\")] [With<GramsMask>]",
    ];

    private static readonly Lazy<IReadOnlyList<Type>> Types = new(() => RuleCompiler.Compile([.. Compositions.Select((composition, i) =>
        $"using ScheduleDsl.Modifiers; using ScheduleDsl.Optimizers;\n[Optimizer] {composition} public sealed partial class Rule{i};\n")]).Types);

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Compositions.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void ComposedRule_GivesTheBitsOfItsBodies(int number)
    {
        Workload work = new([[3], [2, 10], [67], [33, 3], [4, 2, 3, 3], [1100]], Steps: 13, Seed: number, HasOddNumbers: false, IsArena: true, IsWide: false, IsLarge: true);
        Assert.Null(Trial.Run(Types.Value[number], Trial.Defaults(Types.Value[number]), work));
    }
}
