using System;
using System.Linq;
using System.Reflection;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>A rule that is for tensors of some ranks refuses others before the first step.</summary>
public sealed class RankTests
{
    private const string Rules = """
        namespace Acme;
        [Optimizer(MinRank = 2)] public sealed partial class Matrices { [UpdateRule] private float Update(float x, float g) => x - g; }
        [Optimizer(MinRank = 1, MaxRank = 1)] public sealed partial class Vectors { [UpdateRule] private float Update(float x, float g) => x - g; }
        [Optimizer, Compose<Matrices>, With<ScheduleDsl.Modifiers.FiniteCheck>] public sealed partial class Composed;
        """;

    [Fact]
    public void Settings_SayWhichRanksTheirRuleTakes()
    {
        Assembly built = GeneratorHost.Run(Sources.Usings + Rules).Load();

        Assert.Equal([false, false, true, true], Taken("Matrices"));
        Assert.Equal([false, false, true, true], Taken("Composed"));
        Assert.Equal([false, true, false, false], Taken("Vectors"));

        bool[] Taken(string rule) => [.. new[] { 0, 1, 2, 3 }.Select(((OptimizerSettings)Activator.CreateInstance(built.GetType($"Acme.{rule}Settings")!)!).TakesRank)];
    }

    [Fact]
    public void OtherRanks_AreNamed_WithTheParametersThatHaveThem()
    {
        Assembly built = GeneratorHost.Run(Sources.Usings + Rules).Load();
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [2, 3]), ("b", [3]), ("s", []));

        Assert.Equal("Matrices updates tensors of rank 2 or more, and is given b [3] of rank 1, s [] of rank 0: give them to another route.", Refused("Matrices"));
        Assert.Equal("Composed updates tensors of rank 2 or more, and is given b [3] of rank 1, s [] of rank 0: give them to another route.", Refused("Composed"));
        Assert.Equal("Vectors updates tensors of rank 1, and is given w [2, 3] of rank 2, s [] of rank 0: give them to another route.", Refused("Vectors"));

        table["b"].Gradients.Fill(1);
        using OptimizerRun run = OptimizerRun.Create(table, [
            new Route(Settings("Composed")) { MinRank = 2 }, new Route(Settings("Vectors")) { Rank = 1 }, new Route(new Optimizers.LionSettings()) { Rank = 0 }]);
        run.Step();
        Assert.Equal([-1f, -1f, -1f], table["b"].Values.ToArray());

        string Refused(string rule) => Assert.Throws<ArgumentException>(() => OptimizerRun.Create(table, Settings(rule))).Message;

        OptimizerSettings Settings(string rule) => (OptimizerSettings)Activator.CreateInstance(built.GetType($"Acme.{rule}Settings")!)!;
    }
}
