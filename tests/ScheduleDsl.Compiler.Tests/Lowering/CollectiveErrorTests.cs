using ScheduleDsl.Compiler.Lowering;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Lowering;

/// <summary>What no order of passes can do is refused, and the message names it.</summary>
public class CollectiveErrorTests
{
    [Theory]
    [InlineData("if (g > 0f) x -= Across.Row.Sum(g); return x;", "the collective Across.Row over 'g' stands in a branch that only some weights take")]
    [InlineData("return g > 0f ? x - (float)Across.Tensor.Max(2f * g) : x;", "the collective Across.Tensor over 'g' stands in a branch that only some weights take")]
    [InlineData("if (g > 0f) return x; return x - (float)Across.All.Sum(g);", "the collective Across.All over 'g' stands in a branch that only some weights take")]
    public void CollectiveUnderAVaryingCondition_IsNamed(string update, string message) =>
        Assert.StartsWith(message, Assert.Throws<LoweringException>(() => Graphs.Lowered(update)).Message);

    [Fact]
    public void StateOfRowsThatIsGivenAValueOfEachWeight_IsNamed() => Assert.Equal(
        "state 'r' has one value for each row, and is given one that changes with every element",
        Assert.Throws<LoweringException>(() => Graphs.Lowered("r = g; return x;", "[State(Space = StateSpace.Row)] private float r;")).Message);
}
