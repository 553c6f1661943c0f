using System;
using System.Collections.Generic;

namespace ScheduleDsl.Torch.Operations;

internal sealed class OperationsRun : TorchRun
{
    public OperationsRun(IReadOnlyList<NamedParameter> parameters, RunSource source, RunOptions options, ElementType type) => throw new NotSupportedException();
    public override OptimizerRun Run => throw new NotSupportedException();
    public override ParameterTable Table => throw new NotSupportedException();
    public override bool HoldsWeights => false;
    public override StepResult Step() => throw new NotSupportedException();
    public override StepResult Flush() => throw new NotSupportedException();
    public override long[] StridesOf(string parameter) => throw new NotSupportedException();
    public override long[] ShapeOf(string parameter) => throw new NotSupportedException();
    public override void Dispose() { }
}
