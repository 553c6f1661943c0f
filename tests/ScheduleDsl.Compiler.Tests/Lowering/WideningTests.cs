using System.Linq;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Lowering;

public class WideningTests
{
    [Fact]
    public void EveryFloat_BecomesADouble()
    {
        Kernel kernel = Graphs.Lowered("m = Lerp(g, m, Beta); return x - Rate * Sign(m);", real: IrType.Float64);

        Assert.DoesNotContain(kernel.Graph.Values, v => v.Type == IrType.Float32);
        Assert.All(kernel.Graph.Variants[0].Stores, s => Assert.Equal(IrType.Float64, kernel.Graph.Values[s.Value].Type));
    }

    [Fact]
    public void Literals_KeepTheirDecimalText()
    {
        Kernel kernel = Graphs.Lowered("return x - 0.1f * g;", real: IrType.Float64);

        Assert.Contains(kernel.Graph.Values, v => v is { Op: Op.Literal, Type: IrType.Float64, Text: "0.1" });
    }

    [Fact]
    public void NarrowingOfUniforms_Disappears()
    {
        Kernel kernel = Graphs.Lowered("return x - Rate * g;", real: IrType.Float64);

        Assert.DoesNotContain(kernel.Graph.Values, v => v.Op == Op.Convert);
    }
}
