using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Rows, columns and weights that a rule chooses at random, taken out and put back.</summary>
public sealed class ChoiceTests
{
    private const int Rows = 5, Columns = 7;

    [Theory]
    [InlineData("Columns")]
    [InlineData("Rows")]
    [InlineData("Entries")]
    public void WhatIsTaken_ComesBackToItsPlace_AndAllElseIsZero(string what)
    {
        HashSet<string> seen = [];
        foreach (int chosen in Enumerable.Range(0, 30))
        {
            float[] moved = Step(what, chosen, count: 3);
            (int Row, int Column)[] places = [.. Enumerable.Range(0, moved.Length).Where(i => moved[i] != 0).Select(i => (i / Columns, i % Columns))];
            Assert.All(places, place => Assert.Equal(place.Row * Columns + place.Column + 1, moved[place.Row * Columns + place.Column]));
            Assert.Equal(3, what switch
            {
                "Columns" when places.Length == 3 * Rows => places.Select(p => p.Column).Distinct().Count(),
                "Rows" when places.Length == 3 * Columns => places.Select(p => p.Row).Distinct().Count(),
                _ => places.Length,
            });
            seen.Add(string.Join(" ", places));
        }

        Assert.InRange(seen.Count, 5, 30);
    }

    [Fact]
    public void AChoice_FollowsItsKey() => Assert.Equal(Step("Columns", 4, 3), Step("Columns", 4, 3));

    [Theory]
    [InlineData("Rows", 6, "rows of a matrix of 5 x 7 of w [5, 7]: there are at most 5.")]
    [InlineData("Columns", 8, "columns of a matrix of 5 x 7 of w [5, 7]: there are at most 7.")]
    public void MoreThanThereAre_IsNamedWhenTheRunIsMade(string what, int count, string end)
    {
        Exception error = Assert.ThrowsAny<Exception>(() => Step(what, 0, count));
        Assert.Equal($"Chooses asks for {count} {end}", (error.InnerException ?? error).Message);
    }

    [Fact]
    public void MoreDirectionsThanWeights_AreNamedWhenTheRunIsMade()
    {
        Exception error = Assert.ThrowsAny<Exception>(() => Step("Entries", 0, 36));
        Assert.Contains("on 36 directions: there must be at least 1 and at most 35, its weights.", (error.InnerException ?? error).Message);
    }

    [Fact]
    public void AWeightedOrder_HasEachPlaceOnce_AndThoseWithoutWeightLast()
    {
        using ParameterTable table = new();
        float[] weights = new float[6];
        table.Add("w", weights, new float[] { 0, 1, 1000, 0, 1, 1 }, 1, 6);
        using OptimizerRun run = Make("""
            [Optimizer(MinRank = 2)]
            public sealed partial class Chooses
            {
                [UpdateRule]
                private float Update(float parameter, float gradient) => parameter + Across.Matrix.WeightedOrder(Across.Column.Sum(gradient), 1);
            }
            """, table);
        run.Step();

        Assert.Equal([0, 1, 2, 3, 4, 5], weights.Order());
        Assert.Equal([0, 3], weights[4..].Order());
    }

    private static float[] Step(string what, int chosen, int count)
    {
        using ParameterTable table = new();
        float[] weights = new float[Rows * Columns];
        table.Add("w", weights, Enumerable.Range(1, Rows * Columns).Select(i => (float)i).ToArray(), Rows, Columns);
        using OptimizerRun run = Make($$"""
            [Optimizer(MinRank = 2, Directions = nameof(Count))]
            public sealed partial class Chooses
            {
                private Scalar Count => {{count}};

                [UpdateRule]
                private float Update(float parameter, float gradient)
                {
                    float places = Across.Matrix.Random{{what}}(gradient, {{chosen}});
                    return parameter + Across.Matrix.Put{{what}}(Across.Matrix.Take{{what}}(gradient, places), places);
                }
            }
            """, table);
        run.Step();
        return weights;
    }

    private static OptimizerRun Make(string rule, ParameterTable table) =>
        (OptimizerRun)GeneratorHost.Run(Sources.Usings + "namespace Acme;\n" + rule).Load().GetType("Acme.Chooses")!.GetMethod("For")!.Invoke(null, [table, null, null])!;
}
