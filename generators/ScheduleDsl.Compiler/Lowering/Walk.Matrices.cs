using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <content>Operations on whole matrices: the space of the result follows from those of the operands.</content>
public sealed partial class Walk
{
    // Two factors, the addend, and what product and addend are multiplied by.
    private const int WithAddend = 5;

    private int LowerMatrix(Operation operation, Environment environment)
    {
        MatrixKind kind = (MatrixKind)Number(operation, 0);
        int[] operands = [.. operation.Operands.Skip(1).Select(o => Lower(o, environment))];
        if (varyingBranches > 0)
            throw new LoweringException($"the matrix operation {kind} stands in a branch that only some weights take: compute it before the branch");
        bool isRandom = kind.IsRandom();
        if (isRandom && choices > 0)
            throw new LoweringException("random numbers are drawn in a part that is not always computed: draw them before");
        if (isRandom && speculation > 0)
            throw new UndecidedCallException();
        (Side Height, Side Width)[] sides = [.. operands.Take(isRandom ? 1 : operands.Length == WithAddend ? 3 : operands.Length).Select(o => SidesOf(kind, o))];
        (Side height, Side width) = MatrixSides.Of(kind, sides);
        Rate rate = MatrixSpaces.RateOf(height, width)
            ?? throw new LoweringException($"{kind} gives a matrix of {MatrixSpaces.Word(height)} x {MatrixSpaces.Word(width)}, which no value can be: compute its transpose");
        if (operands.Length == WithAddend && sides[2] != (height, width))
            throw new LoweringException($"{kind} gives a matrix of {MatrixSides.Words((height, width))}, and its addend is one of {MatrixSides.Words(sides[2])}");
        if (isRandom)
            operands[1] = builder.Add(Op.Convert, IrType.Float64, [operands[1]]);
        return builder.Matrix(operation.Type, rate, operands, new MatrixOperation(kind, isRandom ? draws++ : -1).Text);
    }

    private (Side Height, Side Width) SidesOf(MatrixKind kind, int operand) => MatrixSpaces.SidesOf(builder.Values[operand].Rate)
        ?? throw new LoweringException($"{kind} takes matrices, and '{ValueText.Of(Graph([], operand), operand)}' changes with every {builder.Values[operand].Rate.ToString().ToLowerInvariant()}");
}
