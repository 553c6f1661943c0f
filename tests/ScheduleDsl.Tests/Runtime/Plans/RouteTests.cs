using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Tests.Runtime.Fakes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime.Plans;

/// <summary>Several rules in one run: who updates what, what they share, one file.</summary>
public sealed class RouteTests : IDisposable
{
    private static readonly (string, int[])[] Tensors = [("a", [20, 30]), ("b", [7]), ("c", [70, 300])];

    private readonly string folder = Directory.CreateTempSubdirectory("routes").FullName;

    private string FilePath => Path.Combine(folder, "run.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void EachRoute_UpdatesItsParametersAsARunOfItsOwnWould()
    {
        using ParameterTable both = Filled(Tensors), matrices = Filled([Tensors[0]]), vectors = Filled([Tensors[1]]);
        using OptimizerRun run = OptimizerRun.Create(both,
            [new Route(new MomentumSettings { Beta = 0.5 }) { Name = "first", Pattern = "a" }, new Route(new LionSettings()) { Name = "second", MaxRank = 1 }, new Route(new MomentumSettings()) { Pattern = "c" }]);
        using OptimizerRun one = OptimizerRun.Create(matrices, new MomentumSettings { Beta = 0.5 }), two = OptimizerRun.Create(vectors, new LionSettings());
        for (int step = 0; step < 3; step++)
        {
            Assert.Equal(step + 1, run.Step().Step);
            one.Step();
            two.Step();
        }

        Assert.Equal(matrices["a"].Values.ToArray(), both["a"].Values.ToArray());
        Assert.Equal(vectors["b"].Values.ToArray(), both["b"].Values.ToArray());
        Assert.Equal(one.State("a", "momentum").ToArray(), run.State("a", "momentum").ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ReductionsOfOneKey_AreOneOverAllRoutes(int threads)
    {
        using ParameterTable split = Filled(Tensors), whole = Filled(Tensors);
        RunOptions options = new() { Threads = threads };
        using OptimizerRun routes = OptimizerRun.Create(split, [Of("matrices", minRank: 2), Of("vectors", maxRank: 1)], options), one = OptimizerRun.Create(whole, new PlanSettings(PlanRules.GlobalNorm()));
        for (int step = 0; step < 3; step++)
        {
            routes.Step();
            one.Step();
        }

        foreach (Parameter parameter in whole)
            Assert.Equal(parameter.Values.ToArray(), split[parameter.Name].Values.ToArray());
        Assert.Equal(one.ScalarState("a", "average"), routes.ScalarState("b", "average"));
        split["b"].Gradients[0] = float.PositiveInfinity;
        Assert.False(routes.Step().Applied);
        Assert.Equal(3, routes.Steps);
        Assert.Equal(whole["a"].Values.ToArray(), split["a"].Values.ToArray());
    }

    [Fact]
    public void Results_NameGroupsByRoute()
    {
        using ParameterTable table = Filled(Tensors);
        ParameterGroup slow = new() { Name = "slow", Pattern = "c", RateMultiplier = 0.5 };
        using OptimizerRun run = OptimizerRun.Create(table,
            [new Route(new MomentumSettings { LearningRate = 0.5 }) { Name = "matrices", MinRank = 2, Groups = [slow] }, new Route(new LionSettings { LearningRate = 0.25 }) { Name = "vectors", MaxRank = 1 }]);
        StepResult result = run.Step();
        Assert.Equal(0.5, result["LearningRate"]);
        Assert.Equal(0.25, result["LearningRate", "matrices.slow"]);
        Assert.Equal(0.25, result["LearningRate", "vectors.default"]);
        Assert.Equal(0.99, result["Beta2"]);
    }

    [Fact]
    public void SavedRun_HoldsAllRoutes()
    {
        using ParameterTable unbroken = Filled(Tensors), first = Filled(Tensors), second = Filled(Tensors), other = Filled(Tensors);
        Route[] Routes() => [Of("matrices", minRank: 2), new Route(new MomentumSettings { LearningRate = Training.Rate }) { Name = "vectors", MaxRank = 1 }];
        using OptimizerRun a = OptimizerRun.Create(unbroken, Routes()), b = OptimizerRun.Create(first, Routes()), c = OptimizerRun.Create(second, Routes());
        for (int i = 0; i < 5; i++)
            a.Step();
        b.Step();
        b.Step();
        b.Save(FilePath, new SaveOptions { IncludeParameters = true });
        c.Load(FilePath);
        for (int i = 0; i < 3; i++)
            c.Step();
        foreach (Parameter parameter in unbroken)
            Assert.Equal(parameter.Values.ToArray(), second[parameter.Name].Values.ToArray());
        using (FileStream file = File.OpenRead(FilePath))
            Assert.Contains("matrices.average", SafetensorsHeader.Read(file).Tensors.Keys);
        using OptimizerRun swapped = OptimizerRun.Create(other, [Of("matrices", maxRank: 1), new Route(new MomentumSettings()) { Name = "vectors", MinRank = 2 }]);
        Assert.Throws<SavedRunException>(() => swapped.Load(FilePath));
    }

    [Fact]
    public void ParametersWithoutOneRoute_AreAllNamed()
    {
        using ParameterTable table = Filled(Tensors);
        table["c"].Kind = "embedding";
        string message = Assert.Throws<ArgumentException>(() => OptimizerRun.Create(table,
            [new Route(new MomentumSettings()) { Name = "matrices", MinRank = 2 }, new Route(new LionSettings()) { Name = "tables", Kind = "embedding" }, new Route(new LionSettings()), new Route(new LionSettings()) { Pattern = "x" }])).Message;
        Assert.Equal(
            "The routes do not fit: the parameter b [7] is in no route; the parameter c [70, 300] is in matrices and tables; "
            + "route 2 has no condition (pattern, rank, kind or predicate); route 3 matches no parameter.",
            message);
        Assert.Contains("belong to them", Assert.Throws<ArgumentException>(() => OptimizerRun.Create(table, [Of("all", minRank: 0)], new RunOptions { Groups = [new() { Pattern = "a" }] })).Message);
    }

    private static Route Of(string name, int? minRank = null, int? maxRank = null) => new(new PlanSettings(PlanRules.GlobalNorm())) { Name = name, MinRank = minRank, MaxRank = maxRank };

    private static ParameterTable Filled(IReadOnlyList<(string Name, int[] Shape)> tensors)
    {
        ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, [.. tensors]);
        foreach (Parameter parameter in table)
        {
            Random random = new(parameter.Name[0]);
            for (int i = 0; i < parameter.Length; i++)
                (parameter.Values[i], parameter.Gradients[i]) = (random.NextSingle() - 0.5f, random.NextSingle() - 0.5f);
        }

        return table;
    }
}
