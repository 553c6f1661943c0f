using System;
using System.Linq;
using ScheduleDsl.Testing.Tests.Bodies;
using Xunit;
using static ScheduleDsl.Language;

namespace ScheduleDsl.Testing.Tests;

/// <summary>Bodies that a hand can follow.</summary>
public class ReplayTests
{
    [Fact]
    public void NormsOfATensor_AreKnownToAllItsWeights_AndStatesMoveOnce()
    {
        ReplayTensor w = Tensor("w", [2], [3, 4], [6, 8]);
        RuleReplay replay = RuleReplay.Of(new RuleBody(() => new Lars(), (o, p, g, _) => ((Lars)o).Update(p, g)), w);

        replay.Step();
        Assert.Equal([0f, 0f], replay.Values("w").ToArray());
        Assert.Equal([3, 4], replay.State("w", "average"));

        // The weights have no length any more, so only momentum moves them.
        replay.Step();
        Assert.Equal([-1.5f, -2f], replay.Values("w").ToArray());
        Assert.Equal([2, 2], replay.State("w", "count"));
        Assert.Equal(2, replay.Steps);
    }

    [Fact]
    public void NormOfWhatDependsOnAMean_IsTakenAfterIt()
    {
        float[] next = Run((p, g) =>
        {
            float centred = g - Across.Tensor.Mean(g);
            return p - centred / Across.Tensor.Norm(centred);
        }, Tensor("w", [4], [0, 0, 0, 0], [6, 4, 6, 4]))[0];

        Assert.Equal([-0.5f, 0.5f, -0.5f, 0.5f], next);
    }

    [Fact]
    public void RowsAndColumns_HaveValuesOfTheirOwn()
    {
        float[] gradients = [1, 2, 3, 10, 20, 30];
        Assert.Equal([2, 2, 2, 20, 20, 20], Run((_, g) => Across.Row.Mean(g), Tensor("w", [2, 3], new float[6], gradients))[0]);
        Assert.Equal([11, 22, 33, 11, 22, 33], Run((_, g) => Across.Column.Sum(g), Tensor("w", [2, 3], new float[6], gradients))[0]);
        // The largest of the rows' sums, and the number of columns whose largest value is above 15.
        Assert.Equal(Enumerable.Repeat(60f, 6), Run((_, g) => (float)Across.Rows.Max(Across.Row.Sum(g)), Tensor("w", [2, 3], new float[6], gradients))[0]);
        Assert.Equal(Enumerable.Repeat(2f, 6), Run((_, g) => (float)Across.Columns.Count(Across.Column.Max(g) > 15), Tensor("w", [2, 3], new float[6], gradients))[0]);
    }

    [Fact]
    public void Vector_IsOneRow_AndEachWeightAColumn()
    {
        Assert.Equal([6, 6, 6], Run((_, g) => Across.Row.Sum(g), Tensor("w", [3], new float[3], [1, 2, 3]))[0]);
        Assert.Equal([1, 2, 3], Run((_, g) => Across.Column.Sum(g), Tensor("w", [3], new float[3], [1, 2, 3]))[0]);
    }

    [Fact]
    public void Blocks_AreCutFromTheStart_AndTheLastMayBeShort() =>
        Assert.Equal([1.5f, 1.5f, 3.5f, 3.5f, 5], Run((_, g) => Across.Block.Mean(2, g), Tensor("w", [5], new float[5], [1, 2, 3, 4, 5]))[0]);

    [Fact]
    public void LastTwoAxes_AreTheMatrices()
    {
        float[] gradients = [1, 2, 3, 4, 10, 20, 30, 40];
        Assert.Equal([10, 10, 10, 10, 100, 100, 100, 100], Run((_, g) => (float)Across.Matrix.Sum(g), MatrixView.LastTwoAxes, Tensor("w", [2, 2, 2], new float[8], gradients))[0]);
        Assert.Equal([4, 6, 4, 6, 40, 60, 40, 60], Run((_, g) => Across.Column.Sum(g), MatrixView.LastTwoAxes, Tensor("w", [2, 2, 2], new float[8], gradients))[0]);
        Assert.Equal(Enumerable.Repeat(110f, 8), Run((_, g) => (float)Across.Tensor.Sum(g), MatrixView.LastTwoAxes, Tensor("w", [2, 2, 2], new float[8], gradients))[0]);
        // Seen by its first axis, it is one matrix of two rows.
        Assert.Equal([10, 10, 10, 10, 100, 100, 100, 100], Run((_, g) => Across.Row.Sum(g), Tensor("w", [2, 2, 2], new float[8], gradients))[0]);
    }

    [Fact]
    public void GlobalNorm_IsOverAllTensors_AndAGroupsOverItsOwn()
    {
        ReplayTensor[] tensors() => [Tensor("a", [1], [0], [3]), Tensor("b", [2], [0, 0], [0, 4], group: 1)];
        float[][] all = Run((_, g) => (float)Across.All.Norm(g), tensors());
        Assert.Equal([5], all[0]);
        Assert.Equal([5, 5], all[1]);
        float[][] group = Run((_, g) => (float)Across.Group.Norm(g), tensors());
        Assert.Equal([3], group[0]);
        Assert.Equal([4, 4], group[1]);
    }

    [Fact]
    public void Shape_IsThatOfTheWeightsTensor()
    {
        float[][] sizes = Run(
            (_, _) => (float)(Shape.Rank + 10 * Shape.Rows + 100 * Shape.Columns + 1000 * Shape.KernelLength + 10_000 * Shape.GroupLength + 1e6 * Shape.AllLength),
            Tensor("a", [1, 2, 2], new float[4], new float[4]), Tensor("b", [3], new float[3], new float[3], group: 1));
        Assert.All(sizes[0], s => Assert.Equal(3 + 10 * 1 + 100 * 4 + 1000 * 2 + 10_000 * 4 + 7_000_000, s));
        Assert.All(sizes[1], s => Assert.Equal(1 + 10 * 1 + 100 * 3 + 1000 * 1 + 10_000 * 3 + 7_000_000, s));
        // Another rule that runs on this thread afterwards is alone again.
        Assert.Equal(1, Shape.AllLength.Value);
    }

    [Fact]
    public void TensorsMayTakeDifferentBranches_AsLongAsAllMeetWhatIsOverAll()
    {
        float[][] next = Run(
            (_, g) => (Shape.Rank > 1 ? (float)Across.Tensor.Sum(g) : 0) + (float)Across.All.Sum(g),
            Tensor("a", [1, 2], new float[2], [1, 2]), Tensor("b", [1], [0], [4]));
        Assert.Equal([10, 10], next[0]);
        Assert.Equal([7], next[1]);
    }

    [Fact]
    public void CollectiveUnderAVaryingCondition_IsOneErrorWithTheNumbers_AndChangesNothing()
    {
        ReplayTensor w = Tensor("w", [2, 3], [7, 7, 7, 7, 7, 7], [1, -1, 1, 1, 1, 1]);
        RuleReplay replay = Replay((p, g) => g > 0 ? p - Across.Row.Sum(g) : p, default, w);
        string message = Assert.Throws<ReplayException>(replay.Step).Message;
        Assert.Contains("Across.Row.Sum", message);
        Assert.Contains("2 of the 3 weights of row 0 of w [2, 3]", message);
        Assert.Equal(Enumerable.Repeat(7f, 6), replay.Values("w").ToArray());
        Assert.Equal(0, replay.Steps);
    }

    [Fact]
    public void VaryingChoiceBetweenCollectives_IsAnError()
    {
        RuleReplay replay = Replay((_, g) => (float)(g > 0 ? Across.Tensor.Max(g) : Across.Tensor.Min(g)), default, Tensor("w", [2], [0, 0], [1, -1]));
        Assert.Contains("a Max for some weights and a Min for others", Assert.Throws<ReplayException>(replay.Step).Message);
    }

    [Fact]
    public void ValueOverRows_MustBeOnePerRow()
    {
        RuleReplay replay = Replay((_, g) => (float)Across.Rows.Sum(g), default, Tensor("w", [2, 2], new float[4], [1, 1, 2, 3]));
        Assert.Contains("row 1 gives 2 and 3", Assert.Throws<ReplayException>(replay.Step).Message);
    }

    [Fact]
    public void BlockLength_MustBeOneForATensor_AndAtLeastOne()
    {
        RuleReplay varying = Replay((_, g) => Across.Block.Sum(g > 0 ? 1 : 2, g), default, Tensor("w", [2], [0, 0], [1, -1]));
        Assert.Contains("1 long for some weights and 2 for others", Assert.Throws<ReplayException>(varying.Step).Message);
        RuleReplay none = Replay((_, g) => Across.Block.Sum(0, g), default, Tensor("w", [2], [0, 0], [1, -1]));
        Assert.Contains("length of 0", Assert.Throws<ReplayException>(none.Step).Message);
    }

    [Fact]
    public void SharedStates_AreReadOncePerThing()
    {
        RuleReplay replay = RuleReplay.Of(
            new RuleBody(() => new SharedStateBody(), (o, p, g, _) => ((SharedStateBody)o).Update(p, g)),
            Tensor("w", [2, 3], new float[6], [1, 2, 3, 10, 20, 30]), Tensor("b", [1], [0], [4]));
        replay.Step();
        replay.Step();
        Assert.Equal([12, 120], replay.State("w", "row"));
        Assert.Equal([20, 40, 60], replay.State("w", "column"));
        Assert.Equal([3, 13, 50], replay.State("w", "block"));
        Assert.Equal([132], replay.State("w", "tensor"));
        Assert.Equal([140], replay.State("w", "run"));
        Assert.Equal([140], replay.State("b", "run"));
    }

    // The body of each weight runs twice in a step, and what the first run has written must be forgotten.
    [Fact]
    public void NumbersOfAList_AreStatesOfTheirOwn()
    {
        RuleReplay replay = RuleReplay.Of(
            new RuleBody(() => new ListBody(), (o, p, g, _) => ((ListBody)o).Update(p, g)),
            Tensor("w", [2], [0, 0], [1, 2]), Tensor("b", [1], [0], [4]));
        replay.Step();
        replay.Step();
        Assert.Equal([14], replay.State("w", "sums.0"));
        Assert.Equal([9], replay.State("b", "sums.1"));
    }

    [Fact]
    public void StateOfARow_MustNotDifferWithinIt()
    {
        RuleReplay replay = RuleReplay.Of(
            new RuleBody(() => new SharedStateBody { Wrong = true }, (o, p, g, _) => ((SharedStateBody)o).Update(p, g)),
            Tensor("w", [2, 2], new float[4], [1, 1, 2, 3]));
        Assert.Contains("row is one for row 1 of w [2, 2], but its weights come to 2 and 3", Assert.Throws<ReplayException>(replay.Step).Message);
    }

    [Fact]
    public void NaNOperand_GivesNaN_AndEmptyTensorsNothing()
    {
        float[][] next = Run((_, g) => (float)Across.All.Max(g), Tensor("a", [0], [], []), Tensor("b", [2], [0, 0], [float.NaN, 1]));
        Assert.Empty(next[0]);
        Assert.All(next[1], x => Assert.True(float.IsNaN(x)));
    }

    [Fact]
    public void RandomNumbers_AreTheWeightsOwn_AndTheSameWhenItsBodyRunsAgain()
    {
        float[] next = Run((_, _) => Draw.Uniform(), Tensor("w", [50], new float[50], new float[50]))[0];
        Assert.True(next.Distinct().Count() > 45);

        float[] above = Run((_, _) => Above(Draw.Uniform()), Tensor("w", [50], new float[50], new float[50]))[0];
        Assert.Single(above, x => x == 0);
        Assert.DoesNotContain(above, x => x < 0);

        static float Above(float x) => x - (float)Across.Tensor.Min(x);
    }

    [Fact]
    public void NumberOfTheRun_IsHandedToEveryBody()
    {
        RuleReplay replay = RuleReplay.Of(RuleBody.Of(typeof(WithLoss)), Tensor("w", [2], [1, 2], [10, 20]));
        replay.SetInput("loss", 0.5);
        replay.Step();
        Assert.Equal([-4f, -8f], replay.Values("w").ToArray());
        Assert.Contains("WithLoss has no input curvature", Assert.Throws<System.Collections.Generic.KeyNotFoundException>(() => replay.SetInput("curvature", 1)).Message);
    }

    private static ReplayTensor Tensor(string name, int[] shape, float[] values, float[] gradients, int group = 0)
    {
        ReplayTensor tensor = new(name, shape, values, group);
        gradients.CopyTo(tensor.Gradients, 0);
        return tensor;
    }

    private static RuleReplay Replay(Func<float, float, float> update, MatrixView view, params ReplayTensor[] tensors) =>
        RuleReplay.Of(new RuleBody(() => new Once(update), (o, p, g, _) => ((Once)o).Update(p, g), view), tensors);

    private static float[][] Run(Func<float, float, float> update, params ReplayTensor[] tensors) => Run(update, default, tensors);

    private static float[][] Run(Func<float, float, float> update, MatrixView view, params ReplayTensor[] tensors)
    {
        Replay(update, view, tensors).Step();
        return [.. tensors.Select(t => t.Values)];
    }
}
