using System.Linq;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Lowering;

public class HoistingTests
{
    [Fact]
    public void ValuesOfTheStep_AreComputedOutsideTheLoop()
    {
        Kernel kernel = Graphs.Lowered("Scalar size = Rate / (1 - Pow(Beta, Step)); return x - size * g;");

        Assert.Equal([Op.Input, Op.Input, Op.Multiply, Op.Subtract], Graphs.Operations(kernel));
        Value slot = kernel.Graph.Values[Assert.Single(kernel.Graph.Slots)];
        Assert.Equal((Op.Convert, IrType.Float32, Rate.Step), (slot.Op, slot.Type, slot.Rate));
    }

    [Fact]
    public void PublicFunctionOfUniforms_StaysACall_AndOfVaryingValuesIsInlined()
    {
        Kernel kernel = Graphs.Lowered("return x - Pow(Beta, Step) * Sign(g);");

        Assert.Contains(kernel.Graph.Values, v => v.Op == Op.Call && v.Text.StartsWith("ScheduleDsl.Language.Pow("));
        Assert.DoesNotContain(Op.Call, Graphs.Operations(kernel));
        Assert.Equal(2, Graphs.Operations(kernel).Count(o => o == Op.Select));
    }

    [Fact]
    public void EqualValues_AreComputedOnce()
    {
        Kernel kernel = Graphs.Lowered("float a = g * g; float b = g * g; m = a; return x - b;");

        Assert.Single(Graphs.Operations(kernel), Op.Multiply);
    }

    [Fact]
    public void Loops_AreUnrolled_AndConstantConditionsInThemDecided()
    {
        Kernel kernel = Graphs.Lowered("for (int i = 0; i < 3; i++) { if (i == 1) m += g; else x -= g; } return x;");

        Assert.Single(kernel.Graph.Variants);
        Assert.Equal([Op.Subtract, Op.Add, Op.Subtract], Graphs.Operations(kernel).Where(o => o is Op.Add or Op.Subtract));
    }

    [Fact]
    public void MultiplicationByZeroAndAdditionOfZero_Stay()
    {
        Op[] operations = Graphs.Operations(Graphs.Lowered("return x * 0f + g * 1f + 0f;"));

        Assert.Equal(2, operations.Count(o => o == Op.Multiply));
        Assert.Equal(2, operations.Count(o => o == Op.Add));
    }

    [Fact]
    public void SumsAreNotReassociated()
    {
        Kernel left = Graphs.Lowered("return x + g + m;");
        Kernel right = Graphs.Lowered("return x + (g + m);");

        Assert.NotEqual(left.Graph.Values, right.Graph.Values);
    }
}
