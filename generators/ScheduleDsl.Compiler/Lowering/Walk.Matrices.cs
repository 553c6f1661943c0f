using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <content>Operations on whole matrices: the space of the result follows from those of the operands.</content>
public sealed partial class Walk
{
    private int LowerMatrix(Operation operation, Environment environment)
    {
        MatrixKind kind = (MatrixKind)Number(operation, 0);
        int[] operands = [.. operation.Operands.Skip(1).Select(o => Lower(o, environment))];
        if (varyingBranches > 0)
            throw new LoweringException($"the matrix operation {kind} stands in a branch that only some weights take: compute it before the branch");
        (Side Height, Side Width)[] sides = [.. operands.Select(o => SidesOf(kind, o))];
        (Side height, Side width) = kind switch
        {
            MatrixKind.Product => Product(kind, sides[0], sides[1]),
            MatrixKind.ProductTransposed => Product(kind, sides[0], Turned(sides[1])),
            MatrixKind.TransposedProduct => Product(kind, Turned(sides[0]), sides[1]),
            _ => Turned(sides[0]),
        };
        Rate rate = MatrixSpaces.RateOf(height, width)
            ?? throw new LoweringException($"{kind} gives a matrix of {MatrixSpaces.Word(height)} x {MatrixSpaces.Word(width)}, which no value can be: compute its transpose");
        return builder.Matrix(operation.Type, rate, operands, kind.ToString());
    }

    private (Side Height, Side Width) SidesOf(MatrixKind kind, int operand) => MatrixSpaces.SidesOf(builder.Values[operand].Rate)
        ?? throw new LoweringException($"{kind} takes matrices, and '{ValueText.Of(Graph([], operand), operand)}' changes with every {builder.Values[operand].Rate.ToString().ToLowerInvariant()}");

    private static (Side Height, Side Width) Product(MatrixKind kind, (Side Height, Side Width) a, (Side Height, Side Width) b) => a.Width == b.Height
        ? (a.Height, b.Width)
        : throw new LoweringException(
            $"{kind} of {MatrixSpaces.Word(a.Height)} x {MatrixSpaces.Word(a.Width)} with {MatrixSpaces.Word(b.Height)} x {MatrixSpaces.Word(b.Width)}: the width of the first must be the height of the second");

    private static (Side Height, Side Width) Turned((Side Height, Side Width) sides) => (sides.Width, sides.Height);
}
