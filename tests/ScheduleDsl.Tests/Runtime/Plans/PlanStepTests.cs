using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScheduleDsl.Tests.Runtime.Fakes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime.Plans;

/// <summary>What a step does beside loops: gates, steps that only gather, inputs, saved states, memory.</summary>
public sealed class PlanStepTests : IDisposable
{
    private static readonly (string, int[])[] Few = [("a", [2, 5]), ("b", [7]), ("c", [70, 300])];

    private readonly string folder = Directory.CreateTempSubdirectory("plan-step").FullName;

    private string FilePath => Path.Combine(folder, "run.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ClosedGate_KeepsWeightsAndStepAndDoesWhatIsSaid(int threads)
    {
        using PlanTraining training = new(PlanRules.GlobalNorm(), new RunOptions { Threads = threads }, Few), plain = new(PlanRules.GlobalNorm(), null, Few);
        training.Steps(2);
        plain.Steps(2);
        training.Table["b"].Gradients[3] = float.NaN;
        StepResult result = training.Run.Step();
        Assert.False(result.Applied);
        Assert.Equal("step 2: not applied", result.ToString());
        Assert.Equal(2, training.Run.Steps);
        Assert.Equal(plain.Weights, training.Weights);
        Assert.All(training.Gradients.SelectMany(g => g), g => Assert.Equal(0, g));
        Assert.Equal(1, training.Run.ScalarState("a", "skipped"));
        Assert.Equal(plain.Run.ScalarState("a", "average"), training.Run.ScalarState("c", "average"));
        training.Steps(2);
        plain.Steps(2);
        Assert.Equal(plain.Weights, training.Weights);
    }

    [Fact]
    public void StepThatGathers_DoesNotCount()
    {
        using PlanTraining training = new(PlanRules.EverySecond(), null, [("a", [3])]);
        float[] before = training.Table["a"].Values.ToArray();
        training.Table["a"].Gradients.Fill(1);
        Assert.False(training.Run.Step().Applied);
        Assert.Equal(before, training.Table["a"].Values.ToArray());
        Assert.Equal(0, training.Run.Steps);
        training.Table["a"].Gradients.Fill(2);
        Assert.True(training.Run.Step().Applied);
        Assert.Equal(1, training.Run.Steps);
        Assert.Equal(before.Select(p => p - 0.1f * 3), training.Table["a"].Values.ToArray());
    }

    [Fact]
    public void Inputs_ReachTheLoop()
    {
        float[] weights = [1, 2], gradients = [1, 1], hessian = [2, 4];
        using ParameterTable table = new();
        table.Add("w", weights, gradients);
        using OptimizerRun run = OptimizerRun.Create(table, new PlanSettings(PlanRules.WithInputs()));
        table.SetInput("w", "hessian", hessian);
        run.SetInput("loss", 5);
        run.Step();
        Assert.Equal([1 - 0.5f * 1 / 2, 2 - 0.5f * 1 / 4], weights);
        hessian[0] = 1;
        run.SetInput("loss", 10);
        run.Step();
        Assert.Equal([1 - 0.5f * 1 / 2 - 1f, 2 - 0.5f * 1 / 4 - 1f / 4], weights);
    }

    [Fact]
    public void MissingInputs_AreAllNamedAndNothingChanges()
    {
        using PlanTraining training = new(PlanRules.WithInputs(), null, Few);
        float[][] before = training.Weights;
        Assert.Equal("A step needs inputs that have not been set: loss.", Assert.Throws<InvalidOperationException>(() => training.Run.Step()).Message);
        training.Run.SetInput("loss", 1);
        training.Table.SetInput("b", "hessian", new float[7]);
        Assert.Equal("A step needs inputs that have not been set: hessian of a, hessian of c.", Assert.Throws<InvalidOperationException>(() => training.Run.Step()).Message);
        Assert.Equal(before, training.Weights);
        Assert.Contains("has no input los for a whole step; did you mean loss?", Assert.Throws<KeyNotFoundException>(() => training.Run.SetInput("los", 1)).Message);
        Assert.Equal("The parameter a has 10 weights, but 3 numbers of hessian.", Assert.Throws<ArgumentException>(() => training.Table.SetInput("a", "hessian", new float[3])).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Resume_GivesTheBitsOfTheUnbrokenRun(int which)
    {
        PlanRule rule = new[] { PlanRules.GlobalNorm(), PlanRules.Columns(MatrixView.LastTwoAxes), PlanRules.Blocks(), PlanRules.ByShape(), PlanRules.EverySecond() }[which];
        (string, int[])[] tensors = [.. Few, ("d", [2, 3, 4])];
        using PlanTraining unbroken = new(rule, null, tensors), first = new(rule, null, tensors), second = new(rule, new RunOptions { Threads = 3 }, tensors);
        for (int i = 0; i < 7; i++)
            OneStep(unbroken, i);
        for (int i = 0; i < 3; i++)
            OneStep(first, i);
        first.Run.Save(FilePath, new SaveOptions { IncludeParameters = true });
        second.Run.Load(FilePath);
        for (int i = 3; i < 7; i++)
            OneStep(second, i);
        Assert.Equal(unbroken.Weights, second.Weights);
        Assert.Equal(unbroken.Run.Steps, second.Run.Steps);
    }

    [Fact]
    public void SavedStates_HaveTheShapeOfTheirSpace()
    {
        (string, int[])[] tensors = [("a", [2, 5]), ("b", [7]), ("c", [2, 3, 4])];
        Assert.Equal(["a.v [5]", "b.v [7]", "c.v [2, 4]"], Saved(PlanRules.Columns(MatrixView.LastTwoAxes)));
        Assert.Equal(["a.v [5]", "b.v [7]", "c.v [3, 4]"], Saved(PlanRules.Columns(MatrixView.FirstAxis)));
        Assert.Equal(["a.rows [2]", "a.count []", "b.all [7]", "b.count []", "c.rows [2]", "c.count []"], Saved(PlanRules.ByShape()));
        Assert.Equal(["average []", "skipped []"], Saved(PlanRules.GlobalNorm()));
        Assert.Equal(["a.v [1]", "b.v [1]", "c.v [1]"], Saved(PlanRules.Blocks()));

        IEnumerable<string> Saved(PlanRule rule)
        {
            using PlanTraining training = new(rule, null, tensors);
            training.Run.Save(FilePath);
            using FileStream file = File.OpenRead(FilePath);
            return [.. SafetensorsHeader.Read(file).Tensors.Values.OrderBy(t => t.Begin).Select(t => $"{t.Name} [{string.Join(", ", t.Shape)}]")];
        }
    }

    [Fact]
    public void StateOfAnotherShape_IsRefused()
    {
        using PlanTraining last = new(PlanRules.Columns(MatrixView.LastTwoAxes), null, [("c", [2, 3, 4])]), first = new(PlanRules.Columns(MatrixView.FirstAxis), null, [("c", [2, 3, 4])]);
        last.Run.Save(FilePath);
        Assert.Contains("The tensor c.v has shape [2, 4], this run's has [3, 4].", Assert.Throws<SavedRunException>(() => first.Run.Load(FilePath)).Message);
    }

    [Fact]
    public void StatesOfOneNumber_AreReadAsSuch()
    {
        using PlanTraining training = new(PlanRules.ByShape(), null, Few);
        training.Steps(1);
        Assert.Equal(3, training.Run.ScalarState("a", "count"));
        Assert.Contains("read it with ScalarState", Assert.Throws<ArgumentException>(() => training.Run.State("a", "count").Length).Message);
        Assert.Contains("read it with State", Assert.Throws<ArgumentException>(() => training.Run.ScalarState("a", "rows")).Message);
    }

    [Fact]
    public void BlocksThatChangeTheirLength_AreAnError()
    {
        using PlanTraining training = new(PlanRules.Blocks(), null, Few);
        PlanRule zero = new("NoBlocks", PlanRules.Blocks().Plan(ElementType.Float32)) { StateList = [new("v", StateSpace.Block)], Blocks = 0 };
        Assert.Contains("NoBlocks.v has blocks of 0 weights for a [2, 5]", Assert.Throws<ArgumentException>(() => new PlanTraining(zero, null, Few)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Step_AllocatesNothingAfterTheFirst(int which)
    {
        PlanRule rule = new[]
        {
            PlanRules.TensorNorm(), PlanRules.GlobalNorm(), PlanRules.Matrices(), PlanRules.Columns(MatrixView.LastTwoAxes), PlanRules.Blocks(), PlanRules.EverySecond(),
        }[which];
        using PlanTraining training = new(rule, new RunOptions { Threads = 2 }, [("a", [2, 5]), ("b", [7]), ("c", [70, 700]), ("d", [2, 3, 4])]);
        float[] first = new float[7], second = new float[7];
        long Once(int i)
        {
            training.Table.SetGradient("b", i % 2 == 0 ? first : second);
            long before = GC.GetAllocatedBytesForCurrentThread();
            training.Run.Step();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        for (int i = 0; i < 60; i++)
            Once(i);
        long least = Enumerable.Range(0, 20).Min(Once);
        Assert.Equal(0, least);
    }

    private static void OneStep(PlanTraining training, int number)
    {
        training.SetGradients(number);
        training.Run.Step();
    }
}
