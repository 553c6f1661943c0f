using System;
using System.Linq;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>A tensor that is several matrices, one below the other, is updated as if each were a tensor of its own.</summary>
public class PartsTests
{
    private const int Steps = 3;

    public static TheoryData<string> Rules => ["Muon", "NorMuon", "Soap", "Conda"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void PackedMatrices_AreUpdatedOneByOne(string rule)
    {
        OptimizerSettings settings = Registry.FindOptimizer(rule).CreateSettings();
        float[] packed = Train(settings, parts: 3, ("qkv", [12, 6]));
        float[] single = Train(settings, parts: 1, ("q", [4, 6]), ("k", [4, 6]), ("v", [4, 6]));
        float[] whole = Train(settings, parts: 1, ("qkv", [12, 6]));

        Assert.Equal(single, packed);
        Assert.NotEqual(whole, packed);
    }

    [Fact]
    public void SavedRun_GoesOn()
    {
        using System.IO.MemoryStream file = new();
        float[] whole = Train(new SoapSettings(), parts: 2, ("x", [8, 4]));
        using ParameterTable table = Table(2, ("x", [8, 4]));
        using (OptimizerRun first = OptimizerRun.Create(table, new SoapSettings()))
        {
            Step(table, first, 0);
            first.Save(file);
        }
        file.Position = 0;
        using OptimizerRun second = OptimizerRun.Create(table, new SoapSettings());
        second.Load(file);
        for (int step = 1; step < Steps; step++)
            Step(table, second, step);

        Assert.Equal(whole, table["x"].Values.ToArray());
    }

    [Theory]
    [InlineData(1, 0, "The parameter x had Parts 2 in the saved run, and has 1 in this one")]
    [InlineData(2, 1, "The parameter x had Layer 0 in the saved run, and has 1 in this one")]
    [InlineData(2, null, "The parameter x had Layer 0 in the saved run, and has null in this one")]
    public void SavedRun_OfOtherPartsOrLayers_IsRefused_AndNothingIsTakenOver(int parts, int? layer, string message)
    {
        using System.IO.MemoryStream file = new();
        using (ParameterTable table = Table(2, ("x", [8, 4])))
        {
            table["x"].Layer = 0;
            using OptimizerRun first = OptimizerRun.Create(table, new SoapSettings());
            Step(table, first, 0);
            first.Save(file);
        }
        file.Position = 0;
        using ParameterTable other = Table(parts, ("x", [8, 4]));
        other["x"].Layer = layer;
        using OptimizerRun second = OptimizerRun.Create(other, new SoapSettings());

        Assert.Contains(message, Assert.Throws<SavedRunException>(() => second.Load(file)).Message);
        Assert.Equal(0, second.Steps);
    }

    [Fact]
    public void RowsThatCannotBeCut_AreNamed()
    {
        using ParameterTable table = Table(3, ("qkv", [10, 6]));
        Assert.Contains("qkv [10, 6] is to be 3 matrices", Assert.Throws<ArgumentException>(() => OptimizerRun.Create(table, new MuonSettings())).Message);
    }

    [Fact]
    public void Vector_HasNoParts()
    {
        using ParameterTable table = Table(2, ("bias", [10]));
        Assert.Contains("bias [10] is to be 2 matrices", Assert.Throws<ArgumentException>(() => OptimizerRun.Create(table, new AdamWSettings())).Message);
    }

    [Fact]
    public void PartsOfATableInUse_AreFixed()
    {
        using ParameterTable table = Table(1, ("x", [8, 4]));
        using OptimizerRun run = OptimizerRun.Create(table, new MuonSettings());
        Assert.Contains("x", Assert.Throws<InvalidOperationException>(() => table["x"].Parts = 2).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => table["x"].Parts = 0);
    }

    private static float[] Train(OptimizerSettings settings, int parts, params (string Name, int[] Shape)[] tensors)
    {
        using ParameterTable table = Table(parts, tensors);
        using OptimizerRun run = OptimizerRun.Create(table, settings);
        for (int step = 0; step < Steps; step++)
            Step(table, run, step);
        return [.. table.SelectMany(p => p.Values.ToArray())];
    }

    private static ParameterTable Table(int parts, params (string Name, int[] Shape)[] tensors)
    {
        ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, tensors);
        Random random = new(7);
        foreach (Parameter parameter in table)
        {
            parameter.Parts = parts;
            foreach (ref float value in parameter.Values)
                value = random.NextSingle() - 0.5f;
        }
        return table;
    }

    private static void Step(ParameterTable table, OptimizerRun run, int step)
    {
        Random random = new(100 + step);
        foreach (Parameter parameter in table)
        {
            foreach (ref float value in parameter.Gradients)
                value = random.NextSingle() - 0.5f;
        }
        run.Step();
    }
}
