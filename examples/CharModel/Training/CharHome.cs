using CharModel.Declarations;
using Examples;
using ScheduleDsl.Optimizers;

namespace CharModel.Training;

/// <summary>What <c>CharModel</c> runs when it is asked for nothing else.</summary>
internal static class CharHome
{
    /// <summary>
    /// Peak rate of AdamW beside a method for hidden matrices, the same for all of them and tuned for none: what a good one is depends on the network, and the
    /// authors' are for large ones.
    /// </summary>
    public const double FallbackRate = 3e-3;

    public static HomeRecipe Recipe => new(CharRecipe.Create(), typeof(Muon), typeof(WarmThenLinear)) { FallbackRate = FallbackRate };
}
