using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Stochastic weight averaging: the plain mean of the weights from some step on, for evaluation.</summary>
/// <remarks>
/// At the first averaged step <c>a = x</c>, at the n-th after it <c>a = a + (x - a) / (n + 1)</c>; evaluation before <c>Start</c> uses the weight
/// itself. It is meant for a constant or cyclic rate;
/// statistics of batch normalisation have to be taken again for the average. Izmailov et al., "Averaging Weights Leads to Wider Optima and
/// Better Generalization", 2018. PyTorch's <c>AveragedModel</c>.
/// </remarks>
[Modifier(Stage = ModifierStage.Average)]
public sealed partial class Swa
{
    /// <summary>The first step whose weights enter the mean.</summary>
    [Hyper(1, Min = 1)] public partial int Start { get; init; }

    /// <summary>Steps from one average to the next, such as the length of a cycle.</summary>
    [Hyper(1, Min = 1)] public partial int Every { get; init; }

    [State] private float average;

    [ModifyParameter]
    private float Follow(float before, float after)
    {
        Scalar since = (Step - Start) / Every;
        if (Once && since < 0)
            average = before;
        else if (since == 0)
            average = after;
        else if (since > 0 && since == Floor(since))
            average += (after - average) * (1 / (since + 1));
        return after;
    }

    [EvaluationWeight]
    private float Averaged(float parameter) => Step < Start ? parameter : average;
}
