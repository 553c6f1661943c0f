using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>An edit emits again what it changed, and nothing else.</summary>
public sealed class IncrementalTests
{
    private static readonly CSharpCompilation Before = GeneratorHost.Compilation(
        Sources.Lion, Sources.Wsd, Sources.Recipe, Other, "internal static class Unrelated { }");

    private const string Other = Sources.Usings + """
        namespace Acme;

        [Optimizer]
        public sealed partial class Plain
        {
            [Hyper(0.1, Min = 0)] public partial Scalar LearningRate { get; init; }

            [UpdateRule]
            private float Update(float parameter, float gradient) => parameter - LearningRate * gradient;
        }

        [Functions]
        public static partial class Mine
        {
            public static float Twice(float x) => 2f * x;
        }
        """;

    [Fact]
    public void UnrelatedEdit_DoesNotModifyOutput() =>
        RunReasons.NothingEmitted.AssertAfter(Before, Edit(4, "static class Unrelated { }", "static class Unrelated { static int X => 1; }"));

    [Fact]
    public void AddedFile_DoesNotModifyOutput() =>
        RunReasons.NothingEmitted.AssertAfter(Before, Before.AddSyntaxTrees(
            CSharpSyntaxTree.ParseText("class New { }", GeneratorHost.ParseOptions)));

    [Fact]
    public void AddedComment_DoesNotModifyOutput() =>
        RunReasons.NothingEmitted.AssertAfter(Before, Edit(0, "float direction", "// The sign of a blend.\n        float direction"));

    [Fact]
    public void MovedText_DoesNotModifyOutput() =>
        RunReasons.NothingEmitted.AssertAfter(Before, Edit(0, "namespace Acme;", "\n\n\nnamespace Acme;\n\ninternal class Between { }\n"));

    [Fact]
    public void OtherWhiteSpaceAndParentheses_DoNotModifyOutput() =>
        RunReasons.NothingEmitted.AssertAfter(Before, Edit(0, "direction + WeightDecay * parameter", "direction  +  (WeightDecay*parameter)"));

    [Fact]
    public void ReorderedFiles_DoNotModifyTheRegistry() =>
        RunReasons.NothingEmitted.AssertAfter(Before, Edit(3, Other, Sources.Usings).AddSyntaxTrees(
            CSharpSyntaxTree.ParseText(Other, GeneratorHost.ParseOptions)));

    [Fact]
    public void ChangedBody_ModifiesThatRuleOnly() =>
        RunReasons.OnlyOneOf(StepNames.EmitRules).AssertAfter(Before, Edit(0, "Sign(Lerp", "2f * Sign(Lerp"));

    [Fact]
    public void ChangedDefault_ModifiesThatScheduleOnly() =>
        RunReasons.OnlyOneOf(StepNames.EmitSchedules).AssertAfter(Before, Edit(1, "Peak = 3e-4", "Peak = 1e-3"));

    [Fact]
    public void ChangedFunction_ModifiesItsLibraryOnly() =>
        RunReasons.OnlyOneOf(StepNames.EmitFunctions).AssertAfter(Before, Edit(3, "2f * x", "x + x"));

    [Fact]
    public void ChangedGroup_ModifiesThatRecipeOnly() =>
        RunReasons.OnlyOneOf(StepNames.EmitRecipes).AssertAfter(Before, Edit(2, "*.bias", "*.gain"));

    [Fact]
    public void RenamedType_ModifiesTheRegistry()
    {
        CSharpCompilation after = Edit(3, "partial class Plain", "partial class Simple");

        string registry = new Generated(after, GeneratorHost.Driver().RunGenerators(Before).RunGenerators(after).GetRunResult()).Text("ScheduleDslRegistry.g.cs");

        Assert.Contains("Acme.Simple", registry);
        Assert.DoesNotContain("Acme.Plain", registry);
    }

    private static CSharpCompilation Edit(int file, string old, string replacement)
    {
        SyntaxTree tree = Before.SyntaxTrees[file];
        string text = tree.ToString();
        Assert.Contains(old, text);
        return Before.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text.Replace(old, replacement), GeneratorHost.ParseOptions, tree.FilePath));
    }
}
