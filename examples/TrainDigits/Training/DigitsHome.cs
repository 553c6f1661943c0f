using Examples;
using TrainDigits.Declarations;

namespace TrainDigits.Training;

/// <summary>What <c>TrainDigits</c> runs when it is asked for nothing else.</summary>
internal static class DigitsHome
{
    public static HomeRecipe Recipe => new(DigitsRecipe.Create(), typeof(CautiousSign), typeof(WarmHoldCool));
}
