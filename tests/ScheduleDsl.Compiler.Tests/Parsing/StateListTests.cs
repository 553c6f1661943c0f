using System.Linq;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Parsing;

public class StateListTests
{
    private const string Sums = "[State(Space = StateSpace.Global, Count = 3, Initial = 0.5)] private ScalarList sums;";

    [Fact]
    public void AList_IsAStateForEachNumber()
    {
        Rule rule = Rules.Of("sums[2] = Rate; return x - sums[2] * g;", Sums);

        Assert.Equal(["sums.0", "sums.1", "sums.2"], rule.States.Where(s => s.Space == StateSpace.Global).Select(s => s.Name));
        Assert.All(rule.States.Where(s => s.Space == StateSpace.Global), s => Assert.Equal(new Literal(IrType.Float64, "0.5"), s.Initial));
        Assert.Equal(rule, UnitReader.Read(UnitWriter.Write(rule)));
    }

    [Fact]
    public void ALoopOverAList_IsWrittenOut() => Assert.Equal(
        Rules.Body("sums[0] = sums[0] + Rate; sums[1] = sums[1] + Rate; return x;", Sums),
        Rules.Body("for (int i = 0; i < 2; i++) sums[i] = sums[i] + Rate; return x;", Sums));

    [Fact]
    public void AnIndex_MayBeComputedFromTheCounters() => Assert.Equal(
        Rules.Body("sums[1] = sums[2] * 0; sums[0] = sums[1] * 1; return x;", Sums),
        Rules.Body("for (int i = 0; i < 2; i++) sums[1 - i] = sums[2 - i] * i; return x;", Sums));

    [Fact]
    public void CompoundAssignments_ReadAndWriteTheSameNumber() => Assert.Equal(
        Rules.Body("sums[1] = sums[1] * Rate; return x;", Sums), Rules.Body("sums[1] *= Rate; return x;", Sums));

    [Theory]
    [InlineData("return x - {|SDL052:sums[3]|} * g;")]
    [InlineData("{|SDL052:sums[-1]|} = Rate; return x;")]
    [InlineData("for (int i = 0; i <= 3; i++) {|SDL052:sums[i]|} = Rate; return x;")]
    [InlineData("int i = 1; return x - {|SDL052:sums[i]|} * g;")]
    [InlineData("return x - {|SDL052:sums[Count]|} * g;")]
    public void AnIndexThatIsNotOneOfTheNumbers_IsReported(string update) => Rules.Check(update, Sums);

    [Fact]
    public void AListAsAWhole_IsReported() => Rules.Check("sums = {|SDL052:sums|}; return x;", Sums);

    [Theory]
    [InlineData("[{|SDL052:State(Space = StateSpace.Global)|}] private ScalarList sums;")]
    [InlineData("[{|SDL052:State(Space = StateSpace.Tensor, Count = 257)|}] private ScalarList sums;")]
    [InlineData("[{|SDL052:State(Space = StateSpace.Global, Count = 2)|}] private Scalar sums;")]
    [InlineData("[{|SDL052:State(Count = 2)|}] private float sums;")]
    [InlineData("[State(Count = 2)] private ScalarList {|SDL019:sums|};")]
    public void ACountThatDoesNotFit_IsReported(string field) => Rules.Check("return x;", field);
}
