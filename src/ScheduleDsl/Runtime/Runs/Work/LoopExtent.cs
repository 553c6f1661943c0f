using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>How much a loop runs over: so many runs of so many numbers. Sums in the making begin anew with each run.</summary>
internal readonly record struct LoopExtent(int Runs, long Count)
{
    public static LoopExtent Of(RunTensor tensor, LoopCode loop)
    {
        TensorFacts facts = tensor.Facts;
        if (facts.Length == 0)
            return new(1, 0);
        if (loop.Space == StateSpace.Block)
            return new(1, tensor.Count(StateSpace.Block, tensor.BlockLength(loop.BlockSlot)));
        long perMatrix = loop.Space switch
        {
            StateSpace.Row => facts.Rows,
            StateSpace.Column => facts.Columns,
            _ => tensor.CountOfMatrix(loop.Space),
        };
        return loop.RestartsAtMatrices ? new((int)facts.Matrices, perMatrix) : new(1, facts.Matrices * perMatrix);
    }
}
