using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Modifiers;
using Xunit;

namespace ScheduleDsl.Tests.Modifiers;

public sealed class MaskTests
{
    [Fact]
    public void UnitActivity_SumsSizes_AndGivesThemToAllWeightsOfTheRow()
    {
        UnitActivity activity = new(4);
        activity.Add([1, -2, 3, 0]);
        activity.Add([-1, 2, -3, 0]);
        float[] weights = new float[8];
        activity.Fill(weights);

        Assert.Equal([2.0, 4, 6, 0], activity.Sums.ToArray());
        Assert.Equal([2f, 2, 4, 4, 6, 6, 0, 0], weights);
        activity.Clear();
        Assert.Equal([0.0, 0, 0, 0], activity.Sums.ToArray());
    }

    [Fact]
    public void UnitActivity_RefusesPartsOfTokensAndOfRows()
    {
        UnitActivity activity = new(4);
        Assert.Throws<ArgumentException>(() => activity.Add(new float[6]));
        Assert.Throws<ArgumentException>(() => activity.Fill(new float[6]));
    }

    [Fact]
    public void HalfFineTuning_FreezesHalfOfEachCategory_AnotherForEachSeed()
    {
        using ParameterTable table = new();
        foreach (string name in (string[])["q.0", "q.1", "q.2", "q.3", "q.4", "up.0", "up.1", "head"])
            table.Add(name, new float[1], new float[1]);
        string? Category(Parameter parameter) => parameter.Name == "head" ? null : parameter.Name.Split('.')[0];
        List<IReadOnlySet<string>> stages = [.. Enumerable.Range(0, 20).Select(seed => HalfFineTuning.Draw(table, Category, seed))];

        Assert.All(stages, frozen => Assert.Equal((2, 1, 0), (frozen.Count(n => n[0] == 'q'), frozen.Count(n => n[0] == 'u'), frozen.Count(n => n[0] == 'h'))));
        Assert.True(stages.Select(frozen => string.Join(' ', frozen.Order())).Distinct().Count() > 5);
        Assert.Equal(stages[3], HalfFineTuning.Draw(table, Category, seed: 3));
        Assert.Equal(["q.0", "q.1", "q.2", "q.3", "q.4", "up.0", "up.1"], stages.SelectMany(frozen => frozen).Distinct().Order());
    }
}
