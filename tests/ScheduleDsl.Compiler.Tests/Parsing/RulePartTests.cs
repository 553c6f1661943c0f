using System.Linq;
using ScheduleDsl.Compiler.Composition;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Parsing;

/// <summary>What an optimizer class may have beside its update.</summary>
public class RulePartTests
{
    private const string Parts = """
        [State] private float mean;
        [StoreGradient] private float Kept(float x, float g) => 0.5f * g;
        [Output] private float Copy(float before, float after) => after + mean;
        [EvaluationWeight] private float Mean(float x) => mean;
        """;

    private static Rule Averaging => Rules.Of("mean = Lerp(x, mean, Beta); return x - Rate * g;", Parts);

    private static Modifier Ema => Modifiers.Of("[State] float a; [ModifyParameter] float F(float x, float y) { a = Lerp(y, a, 0.5); return y; } [EvaluationWeight] float E(float x) => a;", "Average", "Ema");

    [Fact]
    public void ARulesParts_AreItsOwn_AndComeBackFromThePackedForm()
    {
        Assert.Equal([(PartKind.Evaluation, "", ""), (PartKind.StoredGradient, "", ""), (PartKind.Output, "", "Copy")], Averaging.Parts.Select(p => (p.Kind, p.Modifier, p.Output)));
        Assert.False(Averaging.IsComposed);
        Assert.Equal(Averaging, UnitReader.Read(UnitWriter.Write(Averaging)));
    }

    [Fact]
    public void ComposedRule_KeepsWhatItsRuleHas_AndNamesOutputsOfModifiersAsTheyAreAttached()
    {
        Modifier copy = Modifiers.Of("[Output] float F(float x, float y) => y;", "Store", "Half");
        Rule composed = Averaging.With(copy);

        Assert.Equal(["Copy", "Half"], composed.Outputs.Select(p => p.Output));
        Assert.Equal([""], composed.Evaluation.Select(p => p.Modifier));
        Graphs.Verified(composed);
        Modifier same = Modifiers.Of("[Output] float F(float x, float y) => y;", "Store", "Copy");
        Assert.StartsWith("two outputs are called 'Copy'", Assert.Throws<CompositionException>(() => Averaging.With(same)).Message);
    }

    [Fact]
    public void TwoWeightsForEvaluation_AreRefused_NamingBoth() => Assert.Equal(
        "Ema and the rule itself both say what evaluation uses", Assert.Throws<LoweringException>(() => EvaluationRule.Of(Averaging.With(Ema))).Message);

    [Fact]
    public void WhatIsWritten_AddsStores_AndNeitherLoadsNorPasses()
    {
        Pass plain = Assert.Single(Assert.Single(Graphs.Verified(Rules.Of("return x - Rate * g;")).Graph.Variants).Passes);
        Modifier clear = Modifiers.Of("[StoreGradient] float F(float x, float g) => 0; [Output] float G(float x, float y) => y;", "Store", "Clear");
        Pass clearing = Assert.Single(Assert.Single(Graphs.Verified(Rules.Of("return x - Rate * g;").With(clear)).Graph.Variants).Passes);

        Assert.Equal(plain.Loads.Select(l => l.Tensor), clearing.Loads.Select(l => l.Tensor));
        Assert.Equal(["Clear..output", "g", "x"], clearing.Stores.Select(s => s.Target).OrderBy(t => t, System.StringComparer.Ordinal));
    }

    [Fact]
    public void AClosedGate_StillStoresTheGradient_AndWritesNoOutput()
    {
        Modifier check = Modifiers.Of("[ApplyWhen] bool A(float g) => Across.All.Count(g > 0) == 0;", "Check", "Check");
        Modifier clear = Modifiers.Of("[StoreGradient] float F(float x, float g) => 0; [Output] float G(float x, float y) => y;", "Store", "Clear");
        Variant variant = Assert.Single(Graphs.Verified(Rules.Of("return x - Rate * g;").With(check, clear)).Graph.Variants);

        Assert.Equal(["g"], variant.RejectedStores.Select(s => s.Target));
        Assert.Equal(["g"], Assert.Single(variant.RejectedPasses).Stores.Select(s => s.Target));
        Assert.Equal(["Clear..output", "g", "x"], variant.Stores.Select(s => s.Target).OrderBy(t => t, System.StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("[ModifyGradient] float {|SDL060:A|}(float x, float g) => g;")]
    [InlineData("[ApplyWhen] bool {|SDL060:A|}() => Once;")]
    [InlineData("[EvaluationWeight] float {|SDL061:A|}(float x, float g) => g;")]
    [InlineData("[Output] float A(float x, float y) => y; [Output] float {|SDL060:B|}(float x, float y) => y;")]
    [InlineData("[Output] float {|SDL051:A|}(float x, float y, [Input] float z) => z;")]
    [InlineData("[State] float a; [StoreGradient] float A(float x, float g) { {|SDL064:a = g|}; return a; }")]
    public void WrongPart_IsReported(string members) => Rules.Check("return x - g;", members);
}
