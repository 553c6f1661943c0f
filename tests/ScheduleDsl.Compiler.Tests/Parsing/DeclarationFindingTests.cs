using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Parsing;

public class DeclarationFindingTests
{
    [Theory]
    [InlineData("[Hyper(1.0)] public Scalar {|SDL015:A|} { get; init; }")]
    [InlineData("[Hyper(1.0)] public partial Scalar {|SDL015:A|} { get; set; }")]
    [InlineData("[Hyper(1.0)] public partial float {|SDL016:A|} { get; init; }")]
    [InlineData("[Hyper(\"a\")] public partial string {|SDL016:A|} { get; init; }")]
    [InlineData("[{|SDL017:Hyper(true)|}] public partial Scalar A { get; init; }")]
    [InlineData("[{|SDL017:Hyper(1)|}] public partial bool A { get; init; }")]
    [InlineData("[{|SDL017:Hyper(0.5)|}] public partial int A { get; init; }")]
    [InlineData("[{|SDL017:Hyper(1)|}] public partial Mode A { get; init; }")]
    [InlineData("[{|SDL017:Hyper(DayOfWeek.Friday)|}] public partial Mode A { get; init; }")]
    [InlineData("[{|SDL018:Hyper(1.0, Min = 0, Below = 1)|}] public partial Scalar A { get; init; }")]
    [InlineData("[{|SDL018:Hyper(double.NaN)|}] public partial Scalar A { get; init; }")]
    [InlineData("[{|SDL030:Hyper(1.0, Max = double.NaN)|}] public partial Scalar A { get; init; }")]
    [InlineData("[State] private double {|SDL019:a|};")]
    [InlineData("[State] private Scalar {|SDL019:a|};")]
    [InlineData("[State(Space = StateSpace.Row)] private Scalar {|SDL019:a|};")]
    [InlineData("[State(Space = StateSpace.Tensor)] private float {|SDL019:a|};")]
    [InlineData("[State(Space = StateSpace.Global)] private double {|SDL019:a|};")]
    [InlineData("[{|SDL050:State(Space = StateSpace.Block)|}] private float a;")]
    [InlineData("[{|SDL050:State(BlockLength = \"256\")|}] private float a;")]
    [InlineData("[{|SDL050:State(Space = StateSpace.Block, BlockLength = \"0\")|}] private float a;")]
    [InlineData("[{|SDL050:State(Space = StateSpace.Block, BlockLength = \"Flag\")|}] private float a;")]
    [InlineData("[State(Space = StateSpace.Block, BlockLength = nameof(Late))] private float a; private Scalar {|SDL050:Late|} => Step;")]
    [InlineData("[State] private static float {|SDL020:a|};")]
    [InlineData("[State] private readonly float {|SDL020:a|};")]
    [InlineData("[State] private float {|SDL020:a|} = 1;")]
    [InlineData("[{|SDL021:State(When = \"Nothing\")|}] private float a;")]
    [InlineData("[{|SDL021:State(When = nameof(Rate))|}] private float a;")]
    [InlineData("[{|SDL022:State(InitialFrom = nameof(Flag))|}] private float a;")]
    [InlineData("[State(When = nameof(Late))] private float a; private bool {|SDL021:Late|} => Step > 3;")]
    [InlineData("[State(When = nameof(Odd))] private float a; private bool Odd => {|SDL023:a|} > 3;")]
    public void WrongMember_IsReported(string member) => Rules.Check("return x;", member);

    [Fact]
    public void OutOfRange_SaysWhichRange() =>
        Assert.Equal("the default 1 of 'A' is outside its range: at least 0, below 1",
            Rules.Check("return x;", "[{|SDL018:Hyper(1.0, Min = 0, Below = 1)|}] public partial Scalar A { get; init; }").All[0].Message);

    [Theory]
    [InlineData("[Optimizer] public class {|SDL011:R|} { [UpdateRule] float Update(float x, float g) => x; }")]
    [InlineData("[Optimizer] public partial class {|SDL012:R|} { float Update(float x, float g) => x; }")]
    [InlineData("[Optimizer] public partial class R { [UpdateRule] float A(float x, float g) => x; [UpdateRule] float {|SDL013:B|}(float x, float g) => x; }")]
    [InlineData("[Optimizer] public partial class R { [UpdateRule] double {|SDL014:Update|}(float x, float g) => x; }")]
    [InlineData("[Optimizer] public partial class R { [UpdateRule] float {|SDL014:Update|}(float x) => x; }")]
    [InlineData("[Optimizer] public partial class R { [UpdateRule] float {|SDL014:Update|}(ref float x, float g) => x; }")]
    [InlineData("[Optimizer] public abstract partial class R { [UpdateRule] protected abstract float {|SDL007:Update|}(float x, float g); }")]
    public void WrongClass_IsReported(string type) => Rules.CheckSource("namespace Acme; " + type);
}
