using System.Collections.Generic;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class MarsExactFamily : MarsFamily
{
    public override string Family => "mars_exact";

    protected override IReadOnlyList<RecordedInput> Inputs => [new("previous_batch_gradients", "previousBatchGradient")];
}
