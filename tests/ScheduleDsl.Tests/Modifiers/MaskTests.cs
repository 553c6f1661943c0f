using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Modifiers;
using Xunit;

namespace ScheduleDsl.Tests.Modifiers;

public sealed class MaskTests
{
    [Fact]
    public void UnitActivity_SumsSizes_AndMasksRowsBelowTheQuantile()
    {
        UnitActivity activity = new(4);
        activity.Add([1, -2, 3, 0, -1, 2, -3, 0]);
        float[] mask = new float[8];
        activity.FillMask(mask, quantile: 0.5);

        Assert.Equal([2.0, 4, 6, 0], activity.Sums.ToArray());
        Assert.Equal(3, activity.Threshold(0.5));
        Assert.Equal(6 - 2 * 0.3, activity.Threshold(0.9), 12);
        Assert.Equal([0f, 0, 1, 1, 1, 1, 0, 0], mask);
    }

    [Fact]
    public void UnitActivity_RefusesPartsOfTokensAndOfRows()
    {
        UnitActivity activity = new(4);
        Assert.Throws<ArgumentException>(() => activity.Add(new float[6]));
        Assert.Throws<ArgumentException>(() => activity.FillMask(new float[6], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => activity.Threshold(1.5));
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
