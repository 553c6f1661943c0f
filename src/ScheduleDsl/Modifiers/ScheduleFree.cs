using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Schedule-Free averaging around any rule: gradients are taken between the rule's iterates and their average, which takes the place of momentum and of a falling rate.</summary>
/// <remarks>
/// <para>The parameter holds <c>y</c>, where gradients are taken. With the rule's own step <c>D</c> from there, <c>w = t^r max(lr)^p</c> with the largest rate so far and <c>c = w</c> over the sum of all <c>w</c>:
/// <c>y = (1 - c) y + c z + (1 - beta (1 - c)) D</c>, <c>z = z + D</c>. What a run is for is the average <c>x = y + (1 - 1 / beta) (z - y)</c>, which evaluation uses.</para>
/// <para>The rule keeps its warm-up as a schedule of its rate, and needs no momentum. Over <c>Sgd</c> it is <c>ScheduleFreeSgd</c>. Statistics of batch normalisation are to be taken again at the average.</para>
/// <para>Defazio et al., "The Road Less Scheduled", 2024.</para>
/// </remarks>
[Modifier(Stage = ModifierStage.Wrap, Traits = RuleTraits.AveragesIterates)]
public sealed partial class ScheduleFree
{
    /// <summary>Where between the iterates (0) and their average (1) gradients are taken; usually 0.9 to 0.98.</summary>
    [Hyper(0.9, Above = 0, Below = 1)] public partial Scalar Beta { get; init; }

    /// <summary>r: power of the step in the weight of each iterate; usually 0, more for later ones.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar StepPower { get; init; }

    /// <summary>p: power of the largest rate in the weight of each iterate; usually 2.</summary>
    [Hyper(2.0, Min = 0)] public partial Scalar RatePower { get; init; }

    /// <summary>The rule's learning rate.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate, OfRule = true)] public partial Scalar LearningRate { get; init; }

    [State] private float fast;
    [State(Space = StateSpace.Tensor)] private Scalar largestRate;
    [State(Space = StateSpace.Tensor)] private Scalar weights;

    [ModifyParameter]
    private float Mix(float before, float after)
    {
        if (Step == 1)
            fast = before;
        largestRate = Max(largestRate, LearningRate);
        Scalar weight = Pow(Step, StepPower) * Pow(largestRate, RatePower);
        weights += weight;
        Scalar share = weights > 0 ? weight / weights : 0;
        float step = after - before;
        float next = Fma((float)(1 - Beta * (1 - share)), step, Lerp(before, fast, share));
        fast += step;
        return next;
    }

    [EvaluationWeight]
    private float Averaged(float parameter) => Fma((float)(1 - 1 / Beta), fast - parameter, parameter);
}
