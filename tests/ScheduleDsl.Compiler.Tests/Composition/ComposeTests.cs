using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Composition;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Composition;

public class ComposeTests
{
    private static readonly Rule Descent = Rules.Of("m = g; return x - Rate * m;");

    private static readonly Modifier Halving = Modifiers.Of("[ModifyGradient] float A(float x, float g) => 0.5f * g;", "Clip", "Halving");

    private static readonly Modifier Shifting = Modifiers.Of("[ModifyGradient] float A(float p, float q) => q + p;", "CoupledDecay", "Shifting");

    private static readonly Modifier Ema = Modifiers.Of("""
        [Hyper(0.9, Min = 0, Below = 1)] public partial Scalar Decay { get; init; }
        [State(InitialFrom = nameof(Decay))] private float average;
        private Scalar Kept => Decay * Decay;
        [ModifyParameter] float A(float before, float after) { average = Lerp(after, average, Kept); return after; }
        [EvaluationWeight] float B(float x) => average;
        """, "Average", "Ema");

    [Fact]
    public void Parts_AreInTheOrderOfTheirStages_ThenOfAttachment()
    {
        Modifier early = Halving with { Name = "Acme.Early", Stage = ModifierStage.Unscale, Parts = Staged(Halving, ModifierStage.Unscale) };
        Modifier second = Halving with { Name = "Acme.Second" };

        Rule composed = Descent.With(Shifting, Halving, Ema, second, early);

        Assert.Equal(["Early", "Halving", "Second", "Shifting"], composed.Before.Select(p => p.Modifier));
        Assert.Equal(["Ema"], composed.After.Select(p => p.Modifier));
        Assert.Equal(["Ema"], composed.Evaluation.Select(p => p.Modifier));
    }

    [Fact]
    public void HypersAndStates_HaveTheModifiersNameBeforeTheirs()
    {
        Rule composed = Descent.With(Ema);

        Assert.Equal(Descent.Hypers.Select(h => h.Name).Append("EmaDecay"), composed.Hypers.Select(h => h.Name));
        Assert.Equal(["m", "Ema.average"], composed.States.Select(s => s.Name));
        Assert.Equal(new HyperReference(IrType.Float64, "EmaDecay"), composed.States[1].Initial);
        Assert.DoesNotContain("hyper double Decay)", UnitWriter.Write(composed));
        Assert.Equal(composed, UnitReader.Read(UnitWriter.Write(composed)));
    }

    [Fact]
    public void OneModifierTwice_KeepsItsMembersApart()
    {
        Rule composed = Compose.Run(Descent, [new Attachment(Ema, "Slow"), new Attachment(Ema, "Fast")], "Acme.Composed");

        Assert.Equal(["m", "Slow.average", "Fast.average"], composed.States.Select(s => s.Name));
        Assert.Equal(
            ["FastDecay * FastDecay", "SlowDecay * SlowDecay"],
            composed.Functions.Where(f => f.Id.Contains("Kept")).Select(f => ExpressionPrinter.Print(((Return)f.Body.Statements[0]).Value)).Order());
        Graphs.Verified(composed);
    }

    /// <summary>Each body is handed what those before it made, under the names that it has for it.</summary>
    [Fact]
    public void Composed_LowersToTheOperationsOfItsBodies_InOrder()
    {
        Kernel composed = Graphs.Verified(Descent.With(Shifting, Halving));
        Kernel written = Graphs.Lowered("g = 0.5f * g; g = g + x; m = g; return x - Rate * m;");

        Assert.Equal(Values(written), Values(composed));
    }

    [Fact]
    public void WhatComesAfterTheRule_SeesTheParameterBeforeAndSoFar_AndTheGradientThatTheRuleHad()
    {
        Modifier after = Modifiers.Of("[ModifyParameter] float A(float b, float a, float g) => a - b * g;", "Decay", "After");

        Kernel composed = Graphs.Verified(Descent.With(after, Halving));
        Kernel written = Graphs.Lowered("g = 0.5f * g; m = g; float a = x - Rate * m; return a - x * g;");

        Assert.Equal(Values(written), Values(composed));
    }

    [Fact]
    public void HyperOfTheRule_IsTheRulesOwn()
    {
        Rule rule = Descent with { Hypers = Descent.Hypers.Select(h => h.Name == "Rate" ? h with { Role = "LearningRate" } : h).ToEquatableArray() };
        Modifier decay = Modifiers.Of("""
            [Hyper(1.0, Role = HyperRole.LearningRate, OfRule = true)] public partial Scalar Speed { get; init; }
            [ModifyParameter] float A(float before, float after) => after - Speed * before;
            """, "Decay", "Decay");

        Rule composed = rule.With(decay);

        Assert.Equal(rule.Hypers, composed.Hypers);
        Assert.Contains("(hyper double Rate)", UnitWriter.Write(composed with { Body = Block.Empty }));
        Assert.Equal("'Decay' reads the LearningRate of its rule, and 'Acme.R' has no hyperparameter of that role",
            Assert.Throws<CompositionException>(() => Descent.With(decay)).Message);
    }

    [Fact]
    public void OneNameTwice_IsRefused_NamingBoth()
    {
        Assert.StartsWith("'EmaDecay' is a member of both 'Ema' and 'Ema'", Assert.Throws<CompositionException>(() => Descent.With(Ema, Ema)).Message);
        Rule taken = Descent with { Hypers = Descent.Hypers.Append(Descent.Hypers[0] with { Name = "EmaDecay" }).ToEquatableArray() };
        Assert.StartsWith("'EmaDecay' is a member of both 'Acme.R' and 'Ema'", Assert.Throws<CompositionException>(() => taken.With(Ema)).Message);
    }

    [Fact]
    public void InputsOfOneName_AreOneInput_OfOneKind()
    {
        Modifier a = Modifiers.Of("[ModifyGradient] float A(float x, float g, [Input] float z) => g + z;", "Clip", "First");
        Modifier b = Modifiers.Of("""
            [Hyper(true)] public partial bool Has { get; init; }
            [ModifyGradient] float A(float x, float g, [Input(When = nameof(Has))] float z) { if (Has) return g * z; return g; }
            """, "Clip", "Second");
        Modifier c = Modifiers.Of("[ModifyGradient] float A(float x, float g, [Input] Scalar z) => g * z;", "Clip", "Third");

        Assert.Equal([null, null, null], Descent.With(b, a).Inputs.Select(i => i.When));
        Assert.Equal(new HyperReference(IrType.Bool, "SecondHas"), Descent.With(b).Inputs[2].When);
        Assert.Equal("'Third' reads the input 'z' as one number for the run, and it is one number for each weight already",
            Assert.Throws<CompositionException>(() => Descent.With(a, c)).Message);
        Graphs.Verified(Descent.With(b, a));
        Graphs.Verified(Descent.With(b));
    }

    [Fact]
    public void GateThatIsKnownBefore_MakesAVariantThatKeepsWhatWasGathered()
    {
        Modifier sum = Modifiers.Of("""
            [Hyper(4)] public partial int Period { get; init; }
            [State] private float sum;
            [ModifyGradient] float A(float x, float g) { sum += g; return sum; }
            [ApplyWhen] bool B() => Every(Period);
            """, "Accumulate", "Sum");

        Kernel kernel = Graphs.Verified(Descent.With(sum));

        Assert.Equal(
            [(true, "m Sum.sum x"), (false, "Sum.sum")],
            kernel.Graph.Variants.Select(v => (v.Applies, string.Join(" ", v.Stores.Select(s => s.Target).OrderBy(t => t, System.StringComparer.OrdinalIgnoreCase)))));
    }

    [Fact]
    public void ComposedRule_IsNotComposedAgain() => Assert.StartsWith(
        "'Acme.Composed' is composed already", Assert.Throws<CompositionException>(() => Descent.With(Ema).With(Halving)).Message);

    // Names are for readers of the emitted code.
    private static string Values(Kernel kernel) => string.Join("\n", kernel.Graph.Values.Select(v => v with { Name = "" }));

    private static EquatableArray<Part> Staged(Modifier modifier, ModifierStage stage) => modifier.Parts.Select(p => p with { Stage = stage }).ToEquatableArray();
}
