using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Testing;
using Xunit;

namespace ScheduleDsl.Modifiers.Tests;

/// <summary>One composed step against its parts done one after the other.</summary>
public sealed class FullStepTests
{
    private const int Steps = 5;

    [Theory]
    [InlineData(Arm.Scalar, 1)]
    [InlineData(Arm.Auto, 1)]
    [InlineData(Arm.Auto, 3)]
    public void ComposedStep_HasTheBitsOfItsPartsDoneSeparately(Arm arm, int threads)
    {
        RunOptions options = new() { Arm = arm, Threads = threads, ChunkElements = 1024 };
        using ParameterTable table = Tables.New(), copy = Tables.New(ElementType.BFloat16), clipped = Tables.New(), plain = Tables.New();
        Tables.FillWeights(table);
        Tables.FillWeights(plain);
        using OptimizerRun whole = FullStep.For(table, options: options with { Outputs = new Dictionary<string, ParameterTable> { ["WeightCopy"] = copy } });
        using OptimizerRun gradients = GradientOnly.For(clipped, options: options);
        using OptimizerRun adamW = AdamW.For(plain, new AdamWSettings { WeightDecay = 0.1, LearningRate = 0.01 }, options);
        EmaOfWeights[] averages = [.. plain.SelectMany(p => p.Values.ToArray()).Select(_ => new EmaOfWeights { Decay = 0.9 })];
        for (int step = 0; step < Steps; step++)
        {
            Tables.FillGradients(table, step);
            Tables.FillGradients(clipped, step);
            foreach (Parameter parameter in clipped)
                parameter.Values.Clear();
            gradients.Step();
            foreach (Parameter parameter in plain)
            {
                for (int i = 0; i < parameter.Length; i++)
                    parameter.Gradients[i] = -clipped[parameter.Name].Values[i];
            }

            float[] before = Tables.Weights(plain);
            adamW.Step();
            float[] after = Tables.Weights(plain);
            for (int i = 0; i < after.Length; i++)
                averages[i].ModifiedParameter(before[i], after[i], 0, step + 1);

            Assert.True(whole.Step().Applied);
            Assert.Equal(after, Tables.Weights(table));
            Assert.Equal(averages.Select((average, i) => average.WeightForEvaluation(after[i], step + 1)), table.SelectMany(p => whole.State(p.Name, "Ema.average").ToArray()));
            Assert.Equal(after.Select(value => (BFloat16)value), copy.SelectMany(p => p.ValuesAs<BFloat16>().ToArray()));
            Assert.All(Tables.Gradients(table), value => Assert.Equal(0, BitConverter.SingleToInt32Bits(value)));
        }
    }

    [Fact]
    public void StoresOfGradientsAndCopies_AddNoPass()
    {
        Assert.Equal(2, Passes(new FullStepSettings()).Max(loops => loops.Length));
        Assert.Equal(Passes(new StepWithoutStoresSettings()).Max(loops => loops.Length), Passes(new FullStepSettings()).Max(loops => loops.Length));
    }

    [Fact]
    public void GradientIsCleared_InTheLastLoopThatReadsIt()
    {
        KernelPlan plan = CompiledRules.Of(new ClearingLambSettings()).Plan(ElementType.Float32);
        int gradient = plan.Tensors.Select((tensor, place) => (tensor, place)).Single(t => t.tensor.Source == TensorSource.Gradient).place;
        Assert.Contains(Passes(new ClearingLambSettings()), loops => loops.Length == 3);
        foreach (LoopStep[] loops in Passes(new ClearingLambSettings()))
        {
            int last = Array.FindLastIndex(loops, loop => loop.Reads.Contains(gradient));
            Assert.Equal([last], Enumerable.Range(0, loops.Length).Where(i => loops[i].Writes.Contains(gradient)));
        }
    }

    [Fact]
    public void ComposedRules_KeepAllThatIsPromisedOfRules()
    {
        RuleProof.Verify<FullStep>();
        RuleProof.Verify<LeakySgd>();
        RuleProof.Verify<GatheringSgd>();
        RuleProof.Verify<FreeSgd>();
    }

    private static IEnumerable<LoopStep[]> Passes(OptimizerSettings settings) => CompiledRules.Of(settings).Plan(ElementType.Float32).Variants
        .Select(variant => variant.Steps.OfType<LoopStep>().Where(loop => loop.Space == StateSpace.Element).ToArray());
}
