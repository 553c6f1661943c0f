using System;
using System.IO;
using System.Linq;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Modifiers.Tests;

public sealed class EvaluationTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void WeightsOfTwoBytes_AreTheAverageRounded_AndComeBack(bool byChance, bool compensated)
    {
        using ParameterTable table = Tables.New(ElementType.BFloat16, ElementType.Float32);
        using OptimizerRun run = AveragedSgd.For(table, options: new RunOptions { StochasticRounding = byChance, CompensatedRounding = compensated });
        for (int step = 0; step < 4; step++)
        {
            Tables.FillGradients(table, step);
            run.Step();
        }

        BFloat16[] before = Brain(table);
        BFloat16[] expected = [.. table.SelectMany(p => run.State(p.Name, "Ema.average").ToArray()).Select(value => (BFloat16)value)];
        using (run.EvaluationWeights())
            Assert.Equal(expected, Brain(table));
        Assert.NotEqual(expected, before);
        Assert.Equal(before, Brain(table));
    }

    [Theory]
    [InlineData(StatePrecision.BFloat16)]
    [InlineData(StatePrecision.Float16)]
    [InlineData(StatePrecision.Block8Signed)]
    public void AveragesThatAreKeptInLess_AreWidened(StatePrecision precision)
    {
        using ParameterTable table = Tables.New();
        Tables.FillWeights(table);
        using OptimizerRun run = AveragedSgd.For(table, options: new RunOptions { StatePrecision = precision });
        for (int step = 0; step < 4; step++)
        {
            Tables.FillGradients(table, step);
            run.Step();
        }

        float[] expected = [.. table.SelectMany(p => run.StateValues(p.Name, "Ema.average"))];
        using (run.EvaluationWeights())
            Assert.Equal(expected, Tables.Weights(table));
    }

    [Fact]
    public void SavingAndStepping_InsideOfTheScope_AreRefused_AndNothingIsWritten()
    {
        using ParameterTable table = Tables.New();
        using OptimizerRun run = Asgd.For(table);
        run.Step();
        string path = Path.Combine(Path.GetTempPath(), $"scheduledsl-{Guid.NewGuid():N}.safetensors");
        using (run.EvaluationWeights())
        {
            Assert.Contains("dispose of the scope before saving", Assert.Throws<InvalidOperationException>(() => run.Save(path)).Message);
            Assert.Contains("dispose of the scope before a step", Assert.Throws<InvalidOperationException>(() => run.Step()).Message);
            Assert.Throws<InvalidOperationException>(() => run.EvaluationWeights());
        }

        Assert.False(File.Exists(path));
        run.Step();
    }

    [Fact]
    public void ARunWithoutWeightsForEvaluation_SaysSo()
    {
        using ParameterTable table = Tables.New();
        using OptimizerRun run = Sgd.For(table);

        Assert.Contains("Sgd", Assert.Throws<InvalidOperationException>(() => run.EvaluationWeights()).Message);
    }

    /// <summary>Two ways to write one method: the modifier mixes the step of SGD, the rule its gradient.</summary>
    [Fact]
    public void ScheduleFreeOverSgd_IsScheduleFreeSgd()
    {
        using ParameterTable table = Tables.New(ElementType.Float64), other = Tables.New(ElementType.Float64);
        using OptimizerRun composed = FreeSgd.For(table, new FreeSgdSettings { LearningRate = 0.2, FreeBeta = 0.8, FreeStepPower = 0.5 });
        using OptimizerRun rule = ScheduleFreeSgd.For(other, new ScheduleFreeSgdSettings { LearningRate = 0.2, Momentum = 0.8, StepPower = 0.5 });
        Random random = new(3);
        for (int step = 0; step < 20; step++)
        {
            foreach (Parameter parameter in table)
            {
                Span<double> first = parameter.GradientsAs<double>(), second = other[parameter.Name].GradientsAs<double>();
                for (int i = 0; i < first.Length; i++)
                    first[i] = second[i] = random.NextDouble() - 0.5;
            }

            composed.Step();
            rule.Step();
            AssertClose(table, other);
            using (composed.EvaluationWeights())
            using (rule.EvaluationWeights())
                AssertClose(table, other);
        }
    }

    private static void AssertClose(ParameterTable table, ParameterTable other)
    {
        foreach (Parameter parameter in table)
        {
            for (int i = 0; i < parameter.Length; i++)
                Assert.Equal(other[parameter.Name].ValuesAs<double>()[i], parameter.ValuesAs<double>()[i], 1e-13);
        }
    }

    private static BFloat16[] Brain(ParameterTable table) => [.. table.SelectMany(p => p.ValuesAs<BFloat16>().ToArray())];
}
