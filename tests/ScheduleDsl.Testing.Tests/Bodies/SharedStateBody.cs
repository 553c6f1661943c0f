namespace ScheduleDsl.Testing.Tests.Bodies;

/// <summary>A state for each row, column, block, the tensor and the run; <see cref="Wrong"/> gives the row's state a value of each weight.</summary>
internal sealed class SharedStateBody
{
    public bool Wrong { get; init; }

    private int Pair => 2;

    [State(Space = StateSpace.Row)] private float row;
    [State(Space = StateSpace.Column)] private float column;
    [State(Space = StateSpace.Block, BlockLength = nameof(Pair))] private float block;
    [State(Space = StateSpace.Tensor)] private Scalar tensor;
    [State(Space = StateSpace.Global)] private Scalar run;

    public float Update(float parameter, float gradient)
    {
        row += Wrong ? gradient : Across.Row.Sum(gradient);
        column += Across.Column.Max(gradient);
        block += Across.Block.Mean(Pair, gradient);
        tensor += Across.Tensor.Sum(gradient);
        run += Across.All.Sum(gradient);
        return parameter;
    }
}
