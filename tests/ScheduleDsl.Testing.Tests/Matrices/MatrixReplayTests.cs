using System;
using System.Linq;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Testing.Tests.Bodies;
using Xunit;
using static ScheduleDsl.Language;

namespace ScheduleDsl.Testing.Tests.Matrices;

/// <summary>Matrix operations of bodies that a hand can follow.</summary>
public class MatrixReplayTests
{
    // Two rows of three.
    private static readonly float[] Gradients = [1, 2, 0, 0, 1, 1];

    [Fact]
    public void Products_AreThoseOfTheWholeMatrix()
    {
        // G G^T is ((5, 2), (2, 2)), G^T G is ((1, 2, 0), (2, 5, 1), (0, 1, 1)).
        Assert.Equal([5, 12, 2, 2, 6, 2], Run(g => Across.Matrix.Product(Across.Matrix.ProductTransposed(g, g), g)));
        Assert.Equal([5, 12, 2, 2, 6, 2], Run(g => Across.Matrix.Product(g, Across.Matrix.TransposedProduct(g, g))));
        Assert.Equal([2, 6, 2, 5, 12, 2], Run(g => Across.Matrix.Product(Across.Matrix.ProductTransposed(Swapped(g), g), g)));
    }

    [Fact]
    public void ElementWiseCode_WorksOnEverySpace()
    {
        // Of G G^T, 2 where numbers differ from 2, else 0; then the identity is added.
        Assert.Equal([3, 6, 0, 0, 1, 1], Run(g =>
        {
            float rows = Across.Matrix.ProductTransposed(g, g);
            float marked = rows == 2 ? 0 : 2f;
            return Across.Matrix.Product(marked + Across.Matrix.Identity(rows), g);
        }));
    }

    [Fact]
    public void Vectors_AreMultipliedAndScaledBy()
    {
        Assert.Equal([3, 6, 0, 0, 2, 2], Run(g => Across.Matrix.ScaleRows(g, Across.Matrix.RowSums(g))));
        Assert.Equal([1, 6, 0, 0, 3, 1], Run(g => Across.Matrix.ScaleColumns(g, Across.Matrix.ColumnSums(g))));
        // G (1, 3, 1)^T and (3, 2) G, beside weights of their rows and columns.
        Assert.Equal([7, 7, 7, 4, 4, 4], Run(g => 0 * g + Across.Matrix.ProductTransposed(g, Across.Column.Sum(g))));
        Assert.Equal([3, 8, 2, 3, 8, 2], Run(g => 0 * g + Across.Matrix.TransposedProduct(Across.Matrix.RowSums(g), g)));
        Assert.Equal([5, 5, 5, 2, 2, 2], Run(g => 0 * g + Across.Matrix.Diagonal(Across.Matrix.ProductTransposed(g, g))));
    }

    [Fact]
    public void RowsAndColumns_ChangePlaces()
    {
        Assert.Equal([2, 1, 0, 1, 0, 1], Run(g => Across.Matrix.TakeColumns(g, Across.Matrix.Order(Across.Column.Max(g)))));
        Assert.Equal([0, 1, 1, 1, 2, 0], Run(g => Across.Matrix.TakeRows(g, Across.Matrix.Order(-Across.Row.Sum(g)))));
    }

    [Fact]
    public void SumsOverOtherSpaces_GoOverTheirMatrices()
    {
        Assert.Equal(Enumerable.Repeat(11f, 6), Run(g => 0 * g + (float)Across.Matrix.Sum(Across.Matrix.ProductTransposed(g, g))));
        Assert.Equal(Enumerable.Repeat(5f, 6), Run(g => 0 * g + (float)Across.Tensor.Max(Across.Matrix.TransposedProduct(g, g))));
        // A row's number counts for each of its weights.
        Assert.Equal(Enumerable.Repeat(21f, 6), Run(g => 0 * g + (float)Across.Matrix.Sum(Across.Matrix.Diagonal(Across.Matrix.ProductTransposed(g, g)))));
    }

    [Fact]
    public void EveryMatrixOfATensor_HasItsOwnProducts()
    {
        ReplayTensor w = Tensor([2, 2, 3], [.. Gradients, .. Gradients.Select(g => 2 * g)]);
        Replay(g => Across.Matrix.Product(Across.Matrix.ProductTransposed(g, g), g), w, MatrixView.LastTwoAxes).Step();
        Assert.Equal([5, 12, 2, 2, 6, 2, 40, 96, 16, 16, 48, 16], w.Values);

        // Seen by its first axis it is one matrix of two rows.
        ReplayTensor flat = Tensor([2, 1, 3], Gradients);
        Replay(g => Across.Matrix.Product(Across.Matrix.ProductTransposed(g, g), g), flat, MatrixView.FirstAxis).Step();
        Assert.Equal([5, 12, 2, 2, 6, 2], flat.Values);
    }

    [Fact]
    public void LongProducts_AreAddedInBlocks()
    {
        float[] row = [.. Enumerable.Range(0, 1000).Select(i => MathF.Sin(i * i))];
        ReplayTensor w = Tensor([1, 1000], row);
        Replay(g => Across.Matrix.Product(Across.Matrix.ProductTransposed(g, g), 0 * g + 1), w).Step();

        float[] blocks = [.. new[] { 0, 384, 768 }.Select(start => row.Skip(start).Take(384).Aggregate(0f, (sum, x) => MathF.FusedMultiplyAdd(x, x, sum)))];
        float chain = row.Aggregate(0f, (sum, x) => MathF.FusedMultiplyAdd(x, x, sum));
        Assert.Equal(blocks[0] + blocks[1] + blocks[2], w.Values[0]);
        Assert.NotEqual(chain, w.Values[0]);
    }

    /// <summary>Both are right but for rounding, so only an oracle of the same order tells them apart.</summary>
    [Fact]
    public void ProductsInAnotherOrder_AreFoundOut()
    {
        using ParameterTable table = Random([9, 17]);
        RuleReplay left = RuleReplay.Of(table, new FromTheLeftSettings()), right = RuleReplay.Of(table, new FromTheRightSettings());
        left.Step();
        right.Step();
        using OptimizerRun run = OptimizerRun.Create(table, new FromTheLeftSettings());
        run.Step();

        Assert.Equal(left.Values("w").ToArray(), table["w"].Values.ToArray());
        Assert.NotEqual(right.Values("w").ToArray(), table["w"].Values.ToArray());
        Assert.All(left.Values("w").ToArray().Zip(right.Values("w").ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void AddendsOfProducts_AreWhereTheirSumsBegin()
    {
        // 2 G G^T G - 3 G, and the addend is not read where it counts for nothing.
        Assert.Equal([7, 18, 4, 4, 9, 1], Run(g => Across.Matrix.Product(Across.Matrix.ProductTransposed(g, g), g, 2, -3, g)));
        Assert.Equal([5, 12, 2, 2, 6, 2], Run(g => Across.Matrix.Product(Across.Matrix.ProductTransposed(g, g), g, 1, 0, g / 0)));
        Assert.Contains("its addend is one of rows x columns", Error(g => Across.Matrix.ProductTransposed(g, g, 1, 1, g)));
    }

    [Fact]
    public void PartsOfATensor_AreMatricesOfTheirOwn()
    {
        using ParameterTable table = Random([6, 5]);
        table["w"].Parts = 2;
        RuleReplay replay = RuleReplay.Of(table, new MuonSettings()), whole = RuleReplay.Of(Random([6, 5]), new MuonSettings());
        replay.Step();
        whole.Step();
        using OptimizerRun run = OptimizerRun.Create(table, new MuonSettings());
        run.Step();

        Assert.Equal(replay.Values("w").ToArray(), table["w"].Values.ToArray());
        Assert.NotEqual(whole.Values("w").ToArray(), table["w"].Values.ToArray());
    }

    [Fact]
    public void ValuesOfTwoSpacesInOne_AreAnError()
    {
        Assert.Contains("what is of no one space", Error(g => Across.Matrix.Product(Across.Matrix.ProductTransposed(g, g) + g, g)));
        Assert.Contains("Product multiplies a matrix of rows x columns by one of rows x columns", Error(g => Across.Matrix.Product(g, g)));
        Assert.Contains("depend on none of the matrices", Error(g => Across.Matrix.Product(Across.Matrix.ProductTransposed(g, g), 1)));
    }

    [Fact]
    public void OperationUnderAVaryingCondition_IsAnError_AndChangesNothing()
    {
        string message = Error(g =>
        {
            float rows = Across.Matrix.ProductTransposed(g, g);
            return g > 1.5f ? Across.Matrix.Product(rows, g) : g;
        });
        Assert.Contains("Across.Matrix.Product, matrix operation number 2 of w [2, 3],", message);
    }

    [Fact]
    public void BodyWithoutAReplay_SaysWhatItNeeds() =>
        Assert.Contains("Product needs the matrix that a weight is part of", Assert.Throws<NotSupportedException>(() => Across.Matrix.Product(1, 2)).Message);

    [Fact]
    public void StatesOfEverySpace_AreTheBodys()
    {
        ProofReport report = RuleProof.Check(new ManySpacesSettings());
        Assert.True(report.Holds, report.ToString());
    }

    [Fact]
    public void ChoicesAndTheirWaysBack_AreTheBodys()
    {
        ProofReport report = RuleProof.Check(new ChosenSettings(), new ProofOptions { Shapes = [[4, 6], [7, 3], [2, 3, 5], [2, 2]] });
        Assert.True(report.Holds, report.ToString());
    }

    /// <summary>Adapters of two matrices: A by rows, E by rows, B by columns.</summary>
    [Fact]
    public void SumsOfVectorsOfAGroup_GoThroughItsTensors()
    {
        (string, int[])[] adapter(string name) => [(name + ".A", [3, 5]), (name + ".E", [3, 1]), (name + ".B", [4, 3])];
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, [.. adapter("q"), .. adapter("v")]);
        RunOptions options = new() { Groups = [new ParameterGroup { Name = "q", Pattern = "q.*" }, new ParameterGroup { Name = "v", Pattern = "v.*" }] };
        Random random = new(7);
        Fill(p => p.Values);
        using OptimizerRun run = OptimizerRun.Create(table, new RankedAdamWSettings(), options);
        RuleReplay replay = RuleReplay.Of(table, new RankedAdamWSettings(), options);
        for (int step = 0; step < 4; step++)
        {
            Fill(p => p.Gradients);
            replay.Step();
            run.Step();
            Assert.All(table, p => Assert.Equal(replay.Values(p.Name).ToArray(), p.Values.ToArray()));
        }
        Assert.Equal(4, table.Where(p => p.Name.EndsWith('E')).Sum(p => p.Values.ToArray().Count(x => x == 0)));

        void Fill(FillTarget of)
        {
            foreach (Parameter parameter in table)
            {
                foreach (ref float number in of(parameter))
                    number = random.NextSingle() - 0.5f;
            }
        }
    }

    private delegate Span<float> FillTarget(Parameter parameter);

    private static ParameterTable Random(int[] shape)
    {
        ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", shape));
        Random random = new(3);
        foreach (ref float number in table["w"].Values)
            number = random.NextSingle() - 0.5f;
        foreach (ref float number in table["w"].Gradients)
            number = random.NextSingle() - 0.5f;
        return table;
    }

    private static float Swapped(float g) => Across.Matrix.TakeRows(g, Across.Matrix.Order(-Across.Row.Sum(g)));

    private static string Error(Func<float, float> update)
    {
        ReplayTensor w = Tensor([2, 3], Gradients);
        string message = Assert.Throws<ReplayException>(Replay(update, w).Step).Message;
        Assert.All(w.Values, x => Assert.Equal(0, x));
        return message;
    }

    private static float[] Run(Func<float, float> update)
    {
        ReplayTensor w = Tensor([2, 3], Gradients);
        Replay(update, w).Step();
        return w.Values;
    }

    private static ReplayTensor Tensor(int[] shape, float[] gradients)
    {
        ReplayTensor tensor = new("w", shape, new float[gradients.Length]);
        gradients.CopyTo(tensor.Gradients, 0);
        return tensor;
    }

    private static RuleReplay Replay(Func<float, float> update, ReplayTensor tensor, MatrixView view = default) =>
        RuleReplay.Of(new RuleBody(() => new Once((_, g) => update(g)), (o, p, g, _) => ((Once)o).Update(p, g), view), tensor);
}
