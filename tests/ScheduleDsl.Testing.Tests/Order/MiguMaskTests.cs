using System.Linq;
using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Testing.Tests.Order;

[Optimizer]
[Compose<Sgd>("LearningRate=1")]
[With<MiguMask>(Name = "Unit")]
public sealed partial class MaskedSgd;

/// <summary>Which rows learn.</summary>
public class MiguMaskTests
{
    // In order 0, 2, 4, 6: at 0.5 the quantile is 3, at 0.9 it is 5.4, at 1/3 it is 2 itself.
    [Theory]
    [InlineData(0.5, "0011")]
    [InlineData(0.9, "0001")]
    [InlineData(1 / 3.0, "0111")]
    [InlineData(0, "1111")]
    [InlineData(1, "0001")]
    public void RowsBelowTheQuantile_DoNotLearn(double threshold, string learning)
    {
        float[] weights = Step(threshold, [0, 2, 4, 6]);

        Assert.Equal(learning, string.Concat(weights.Select(w => w == 0 ? '0' : '1').Where((_, i) => i % 3 == 0)));
        Assert.All(Enumerable.Range(0, weights.Length), i => Assert.Equal(weights[i / 3 * 3], weights[i]));
    }

    [Fact]
    public void EquallyActiveRows_AllLearn() => Assert.DoesNotContain(0f, Step(0.7, [2, 2, 2, 2]));

    [Fact]
    public void ActivityThatIsNaN_MasksNothing() => Assert.DoesNotContain(0f, Step(0.7, [1, float.NaN, 2, 3]));

    [Fact]
    public void Vector_IsOneRow_AndLearns()
    {
        using ParameterTable table = new();
        table.Add("bias", new float[4], new float[] { 1, 1, 1, 1 }, 4);
        table.SetInput("bias", "unitActivity", new float[] { 0, 1, 2, 3 });
        using OptimizerRun run = OptimizerRun.Create(table, new MaskedSgdSettings());
        run.Step();
        Assert.Equal([-1f, -1, -1, -1], table["bias"].Values.ToArray());
    }

    private static float[] Step(double threshold, float[] activities)
    {
        using ParameterTable table = new();
        table.Add("weight", new float[12], Enumerable.Repeat(1f, 12).ToArray(), 4, 3);
        table.SetInput("weight", "unitActivity", activities.SelectMany(a => new[] { a, a, a }).ToArray());
        using OptimizerRun run = OptimizerRun.Create(table, new MaskedSgdSettings { UnitThreshold = threshold });
        run.Step();
        return table["weight"].Values.ToArray();
    }
}
