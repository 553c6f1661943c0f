using System.Linq;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Parsing;

public class ModifierParserTests
{
    private const string Everything = """
        [Hyper(0.9, Min = 0, Below = 1)] public partial Scalar Decay { get; init; }
        [Hyper(1.0, Role = HyperRole.LearningRate, OfRule = true)] public partial Scalar Rate { get; init; }
        [State(When = nameof(Has))] private float average;
        private bool Has => Decay != 0;
        [ModifyGradient] private float Gradient(float x, float g, [Input] float noise) => g + noise;
        [ModifyParameter]
        private float Parameter(float before, float after)
        {
            if (Has) average = Lerp(after, average, Decay);
            return after - Rate * before;
        }
        [ApplyWhen] private bool IsApplied([Input] Scalar loss) => loss < 10 || Once;
        [EvaluationWeight] private float Weight(float parameter)
        {
            if (Has) return average;
            return parameter;
        }
        """;

    [Fact]
    public void Parts_HaveTheirKindsStageAndInputs()
    {
        Modifier modifier = Modifiers.Of(Everything, "Average");

        Assert.Equal(("Acme.M", ModifierStage.Average), (modifier.Name, modifier.Stage));
        Assert.Equal([false, true], modifier.Hypers.Select(h => h.IsOfRule));
        Assert.Equal(
            [
                "M Average Gradient: x Parameter, g Gradient, noise Element",
                "M Average Parameter: before Parameter, after Updated",
                "M Average Gate: loss Scalar",
                "M Average Evaluation: parameter Parameter",
            ],
            modifier.Parts.Select(p => $"{p.Modifier} {p.Stage} {p.Kind}: {string.Join(", ", p.Inputs.Select(i => $"{i.Name} {i.Kind}"))}"));
    }

    [Fact]
    public void Modifier_ComesBackFromItsPackedForm()
    {
        Modifier modifier = Modifiers.Of(Everything, "Average");

        Assert.Equal(modifier, UnitReader.Read(UnitWriter.Write(modifier)));
    }

    [Fact]
    public void Printed_ItShowsEveryPart()
    {
        string text = UnitPrinter.Print(Modifiers.Of(Everything, "Average"));

        Assert.StartsWith("modifier Acme.M at Average", text);
        Assert.Contains("hyper double Rate = 1, role LearningRate, of the rule", text);
        Assert.Contains("Average of M (gate)", text);
    }

    [Fact]
    public void WhatAStepLeavesBesideTheWeight_ComesBackFromItsPackedForm()
    {
        Modifier modifier = Modifiers.Of("""
            [StoreGradient] private float Clear(float x, float g, [Input(IsOptional = true)] Scalar flush) => flush > 0 ? g : 0;
            [Output] private float Copy(float before, float after) => after;
            """, "Store");

        Assert.Equal([(PartKind.StoredGradient, ""), (PartKind.Output, "M")], modifier.Parts.Select(p => (p.Kind, p.Output)));
        Assert.True(modifier.Parts[0].Inputs[2].IsOptional);
        Assert.Equal(modifier, UnitReader.Read(UnitWriter.Write(modifier)));
    }

    [Theory]
    [InlineData("private float F(float x) => x;", "{|SDL060:M|}")]
    [InlineData("[ModifyGradient] float A(float x, float g) => g; [ModifyGradient] float {|SDL060:B|}(float x, float g) => g;")]
    [InlineData("[ModifyGradient] float {|SDL061:A|}(float g) => g;")]
    [InlineData("[ModifyGradient] double {|SDL061:A|}(float x, float g) => 1;")]
    [InlineData("[ModifyGradient] static float {|SDL061:A|}(float x, float g) => g;")]
    [InlineData("[ModifyParameter] float {|SDL061:A|}(float before) => before;")]
    [InlineData("[ModifyParameter] float {|SDL061:A|}(float before, float after, float g, float h) => before;")]
    [InlineData("[ApplyWhen] float {|SDL061:A|}(float g) => g;")]
    [InlineData("[EvaluationWeight] float {|SDL061:A|}() => 1;")]
    [InlineData("[ApplyWhen] bool A(float g) => {|SDL062:g > 0|};")]
    [InlineData("[ApplyWhen] bool A(float g) { if (g > 0) return {|SDL062:true|}; return Once; }")]
    [InlineData("[ModifyGradient] float A(float x, float g) => g; [{|SDL063:Hyper(1.0, OfRule = true)|}] public partial Scalar Rate { get; init; }")]
    [InlineData("[ModifyGradient] float A(float x, float g) => g; [{|SDL063:Hyper(1, Role = HyperRole.Momentum, OfRule = true)|}] public partial int Rate { get; init; }")]
    [InlineData("[State] float a; [EvaluationWeight] float A(float x) { {|SDL064:a = x|}; return a; }")]
    [InlineData("[State] float a; [StoreGradient] float A(float x, float g) { {|SDL064:a = x|}; return a; }")]
    [InlineData("[State] float a; [Output] float A(float x, float y) { {|SDL064:a = x|}; return a; }")]
    [InlineData("[StoreGradient] float {|SDL061:A|}(float g) => 0;")]
    [InlineData("[Output] float {|SDL061:A|}(float before) => before;")]
    [InlineData("[ModifyGradient] float A(float x, float g, [Input(IsOptional = true)] float {|SDL051:h|}) => g + h;")]
    [InlineData("[State] float a; [ModifyGradient] float A(float x, float g) => B(); float B() => {|SDL023:a|};")]
    public void WrongModifier_IsReported(string members, string name = "M") => Modifiers.Check(members, name: name);

    [Fact]
    public void HyperOfARule_StandsInModifiersOnly() => Rules.Check(
        "return x;", "[{|SDL063:Hyper(1.0, Role = HyperRole.LearningRate, OfRule = true)|}] public partial Scalar Own { get; init; }");
}
