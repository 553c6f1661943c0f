using System.Linq;
using ScheduleDsl.CompilerServices;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

// What holds for every optimizer, whoever wrote it.
public class ContractTests
{
    public static TheoryData<string, string> Variants() => Variant.All();

    // D-Adaptation for SGD measures its rate by the first gradient that the loss gives, and does nothing before. Kron decays matrices only.
    public static TheoryData<string, string> WithDecay() => Variant.With(HyperRole.WeightDecay, except: [nameof(DAdaptSgd), nameof(Kron)]);

    // A projection that nobody has set is 0, and shows nothing of the gradient.
    public static TheoryData<string, string> OfGradientsAlone() => Variant.OfGradientsAlone(except: "KeepsProjection");

    // A rule that finds its rate itself goes ever faster where nothing ever turns.
    public static TheoryData<string, string> WithGivenRate() =>
        Variant.With(HyperRole.LearningRate, except: [nameof(Dog), nameof(LDog), nameof(DAdaptSgd), nameof(DAdaptAdam), nameof(Prodigy)]);

    [Theory]
    [MemberData(nameof(Variants))]
    public void WithoutGradientAndDecay_WeightsStayAsTheyAre(string optimizer, string changed)
    {
        float[] weights = [1, -2.5f, 0, 1e-20f, 3e7f];
        using Descent descent = new(new Variant(optimizer, changed).Settings(0.1), [.. weights]);
        for (int step = 0; step < 5; step++)
            descent.Step((_, _) => 0);

        Assert.Equal(weights, descent.Weights);
    }

    [Theory]
    [MemberData(nameof(WithDecay))]
    public void Decay_PullsTowardsZero(string optimizer, string changed)
    {
        float[] weights = [1, -2.5f, 0.75f];
        using Descent descent = new(new Variant(optimizer, changed).Settings(0.001, weightDecay: 0.005), [.. weights]);
        // A rule may do nothing at its first steps.
        for (int step = 0; step < 15; step++)
            descent.Step((_, _) => 0);

        Assert.All(weights.Zip(descent.Weights), pair => Assert.InRange(pair.Second / pair.First, 0.5f, 0.99999f));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void ANaNGradient_ReachesItsOwnWeight_AndOthersOnlyThroughCollectives(string optimizer, string changed)
    {
        OptimizerSettings settings = new Variant(optimizer, changed).Settings(0.01);
        using Descent descent = new(settings, [.. Enumerable.Repeat(1f, 37)]);
        for (int step = 0; step < 8; step++)
            descent.Step((_, i) => i == 20 ? float.NaN : 0.5f);

        Assert.True(float.IsNaN(descent.Weights[20]));
        if (!IsElementWise(settings))
            return;
        Assert.Single(descent.Weights.Where((_, i) => i != 20).Distinct());
        Assert.True(float.IsFinite(descent.Weights[0]) && descent.Weights[0] != 1);
    }

    [Theory]
    [MemberData(nameof(OfGradientsAlone))]
    public void AParabola_IsDescended(string optimizer, string changed)
    {
        const int steps = 2000;
        float[] targets = [0.5f, -1, 2];
        float[] widths = [0.5f, 1, 2];
        using Descent descent = new(new Variant(optimizer, changed).Settings(0.2, steps: steps), 0, 0, 0);

        // A rule that climbs is given the hill.
        using Descent trial = new(new Variant(optimizer, changed).Settings(0.01), 0, 0, 0);
        for (int step = 0; step < 20; step++)
            trial.Step((x, i) => widths[i] * (x - targets[i]));
        float sign = float.Sign(trial.Weights.Zip(targets, (weight, target) => weight * target).Sum());
        Assert.NotEqual(0, sign);

        for (int step = 0; step < steps; step++)
            descent.Step((x, i) => sign * widths[i] * (x - targets[i]));

        Assert.All(descent.Weights.Zip(targets), pair => Assert.Equal(pair.Second, pair.First, 0.02f));
    }

    [Theory]
    [MemberData(nameof(WithGivenRate))]
    public void AConstantGradient_NeverGivesNaN(string optimizer, string changed)
    {
        using Descent descent = new(new Variant(optimizer, changed).Settings(0.001), [.. Enumerable.Repeat(1f, 40)]);
        for (int step = 0; step < 3000; step++)
            descent.Step((_, i) => 0.1f + 0.37f * i);

        Assert.All(descent.Weights, weight => Assert.True(float.IsFinite(weight)));
    }

    private static bool IsElementWise(OptimizerSettings settings) => CompiledRules.Of(settings).Plan(ElementType.Float32).Variants
        .All(variant => variant.Steps is [LoopStep { Span: LoopSpan.None, Reductions.Count: 0 }]);
}
