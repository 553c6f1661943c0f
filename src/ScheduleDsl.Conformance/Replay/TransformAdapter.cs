namespace ScheduleDsl.Conformance.Replay;

/// <summary>
/// A family of gradient transforms: what becomes of each gradient. Its settings are those of descent at rate 1 with the transform before it,
/// so that a step changes the parameters by what the gradient became.
/// </summary>
internal abstract class TransformAdapter : OptimizerAdapter
{
    protected sealed override bool RecordsGradients => true;
}
