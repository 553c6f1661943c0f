using System.Globalization;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

public sealed partial class Walk
{
    // Branches that only some weights take, around what is being walked.
    private int varyingBranches;

    /// <summary>Operations whose first operands say which one is meant: in the graph that is the text of the value.</summary>
    private int LowerNamed(Operation operation, Environment environment)
    {
        if (operation.Op == Op.Fact)
            return builder.Add(Op.Fact, operation.Type, [], ((Fact)Number(operation, 0)).ToString());
        if (varyingBranches > 0)
            throw new LoweringException("a collective stands in a branch that only some weights take: compute it before the branch");
        Collective collective = new((ReduceScope)Number(operation, 0), (ReduceKind)Number(operation, 1));
        int x = Lower(operation.Operands[2], environment);
        int length = Lower(operation.Operands[3], environment);
        if (builder.Values[length].Rate is not (<= Rate.Step or Rate.Tensor))
            throw new LoweringException("the length of a block must be known before the step");
        return builder.Add(Op.Reduce, operation.Type, [x, length], collective.Text);
    }

    private static int Number(Operation operation, int operand) =>
        int.Parse(((Literal)operation.Operands[operand]).Text, CultureInfo.InvariantCulture);
}
