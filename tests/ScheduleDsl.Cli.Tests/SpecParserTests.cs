using ScheduleDsl.Cli.Curves;
using Xunit;

namespace ScheduleDsl.Cli.Tests;

public sealed class SpecParserTests
{
    [Theory]
    [InlineData("Wsd", "Wsd")]
    [InlineData(" PyTorch.StepLR ", "PyTorch.StepLR")]
    [InlineData("Wsd()", "Wsd")]
    [InlineData("Wsd( Steps = 1_000 , Peak=1e-3 )", "Wsd(Steps=1_000, Peak=1e-3)")]
    [InlineData("OneCycleLR(TotalSteps=9).Momentum", "OneCycleLR(TotalSteps=9).Momentum")]
    [InlineData("M(A=[30, 60:0.1], B=2)", "M(A=30, 60:0.1, B=2)")]
    [InlineData("M(A='30, 60')", "M(A=30, 60)")]
    public void Text_IsReadAsNameSettingsAndCurve(string text, string expected) => Assert.Equal(expected, SpecParser.Parse(text).ToString());

    [Theory]
    [InlineData("Wsd(", "the closing ) is missing")]
    [InlineData("(Peak=1)", "the name before ( is missing")]
    [InlineData("Wsd(Peak)", "'Peak' is not Setting=number")]
    [InlineData("Wsd(Peak=)", "'Peak=' is not Setting=number")]
    [InlineData("Wsd(Peak=1,)", "'' is not Setting=number")]
    [InlineData("Wsd(Peak=1, peak=2)", "peak is given twice")]
    [InlineData("Wsd(A=[1)", "the closing ] is missing")]
    [InlineData("Wsd(Peak=1)x", "x follows the closing )")]
    [InlineData("W sd", "it is not a name")]
    public void WrongText_SaysWhatIsWrong(string text, string what) => Assert.Equal(
        $"{text} cannot be read: {what}; write Name, or Name(Setting=number, ...) such as Wsd(Peak=1e-3, WarmupSteps=100).",
        Assert.Throws<UserError>(() => SpecParser.Parse(text)).Message);
}
