using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Parsing;

public class RuleParserTests
{
    [Fact]
    public void Lion_IsBoundWithEveryConversionWrittenOut()
    {
        string text = UnitWriter.Write(Rules.Rule("""
            namespace Acme;

            [Optimizer]
            public sealed partial class R
            {
                [Hyper(1e-4, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }
                [Hyper(0.9,  Min = 0, Below = 1)] public partial Scalar Beta1 { get; init; }
                [Hyper(0.99, Min = 0, Below = 1)] public partial Scalar Beta2 { get; init; }
                [Hyper(0.0,  Min = 0)]            public partial Scalar WeightDecay { get; init; }

                [State] private float momentum;

                [UpdateRule]
                private float Update(float parameter, float gradient)
                {
                    float direction = Sign(Lerp(gradient, momentum, Beta1));
                    momentum = Lerp(gradient, momentum, Beta2);
                    return parameter - LearningRate * (direction + WeightDecay * parameter);
                }
            }
            """));

        Assert.Equal("""
            (rule Acme.R
              (hyper LearningRate double 0.0001 (min 0) (role LearningRate))
              (hyper Beta1 double 0.9 (min 0) (below 1))
              (hyper Beta2 double 0.99 (min 0) (below 1))
              (hyper WeightDecay double 0 (min 0))
              (state momentum float Element (initial (float 0)))
              (input parameter float Parameter)
              (input gradient float Gradient)
              (function "ScheduleDsl.Language.Lerp(float,float,Scalar)" float public
                (parameter a float)
                (parameter b float)
                (parameter t double)
                (do
                  (return
                    (FusedMultiplyAdd float
                      (Convert float (local double t))
                      (local float b)
                      (Multiply float (Convert float (Subtract double (double 1) (local double t))) (local float a))))))
              (function "ScheduleDsl.Language.Sign(double)" double public
                (parameter x double)
                (do
                  (return
                    (Select double
                      (Greater bool (local double x) (double 0))
                      (double 1)
                      (Select double (Less bool (local double x) (double 0)) (double -1) (local double x))))))
              (function "ScheduleDsl.Language.Sign(float)" float public
                (parameter x float)
                (do
                  (return
                    (Select float
                      (Greater bool (local float x) (float 0))
                      (float 1)
                      (Select float (Less bool (local float x) (float 0)) (float -1) (local float x))))))
              (do
                (set direction
                  (call float "ScheduleDsl.Language.Sign(float)"
                    (call float "ScheduleDsl.Language.Lerp(float,float,Scalar)"
                      (input float gradient)
                      (state float momentum)
                      (hyper double Beta1))))
                (store momentum
                  (call float "ScheduleDsl.Language.Lerp(float,float,Scalar)"
                    (input float gradient)
                    (state float momentum)
                    (hyper double Beta2)))
                (return
                  (Subtract float
                    (input float parameter)
                    (Multiply float
                      (Convert float (hyper double LearningRate))
                      (Add float
                        (local float direction)
                        (Multiply float (Convert float (hyper double WeightDecay)) (input float parameter))))))))

            """, text);
    }

    [Fact]
    public void HypersAndStates_KeepTheirDeclaration()
    {
        string text = UnitWriter.Write(Rules.Rule("""
            namespace Acme;

            public enum Mode { Plain, Fast = 7 }

            [Optimizer]
            public sealed partial class R
            {
                [Hyper(3, Above = 0, Max = 10)] public partial Scalar Rate { get; init; }
                [Hyper(true)] public partial bool Flag { get; init; }
                [Hyper(-2)] public partial int Count { get; init; }
                [Hyper(Mode.Fast)] public partial Mode Mode { get; init; }

                private Scalar Doubled => Rate * 2;
                private bool IsLarge => Doubled > 1;

                [State(Initial = 0.1)] private float a;
                [State(InitialFrom = nameof(Rate), When = nameof(Flag))] private float b;
                [State(When = nameof(IsLarge))] private float c;

                [UpdateRule]
                private float Update(float x, float g)
                {
                    a = g; b = g; c = g;
                    return x;
                }
            }
            """));

        Assert.Equal("""
            (rule Acme.R
              (hyper Rate double 3 (above 0) (max 10))
              (hyper Flag bool true)
              (hyper Count int -2)
              (hyper Mode int 7 (enum Acme.Mode))
              (state a float Element (initial (float 0.1)))
              (state b float Element (initial (hyper double Rate)) (when (hyper bool Flag)))
              (state c float Element (initial (float 0)) (when (call bool "Acme.R.IsLarge()")))
              (input x float Parameter)
              (input g float Gradient)
              (function "Acme.R.Doubled()" double private (do (return (Multiply double (hyper double Rate) (double 2)))))
              (function "Acme.R.IsLarge()" bool private (do (return (Greater bool (call double "Acme.R.Doubled()") (double 1)))))
              (do
                (store a (input float g))
                (store b (input float g))
                (store c (input float g))
                (return (input float x))))

            """, text);
    }

    [Theory]
    [InlineData("public partial class R", "R")]
    [InlineData("namespace A.B { public partial class R", "A.B.R", "}")]
    [InlineData("namespace A.B; public partial class Outer { internal partial struct Inner { public partial class R", "A.B.Outer.Inner.R", "} }")]
    [InlineData("namespace A.B; public partial record R", "A.B.R")]
    public void Name_IsTheFullNameInEveryDeclarationShape(string declaration, string name, string end = "")
    {
        string attributed = declaration.Replace("public partial class R", "[Optimizer] public partial class R").Replace("public partial record R", "[Optimizer] public partial record R");
        CSharpCompilation compilation = Compilations.WithPrelude(
            "using ScheduleDsl; " + attributed + " { [UpdateRule] private float Update(float x, float g) { return x - g; } }" + end);
        Compilations.RequireValid(compilation);
        RecordedFindings findings = new();
        INamedTypeSymbol type = compilation.GetSymbolsWithName("R", SymbolFilter.Type).OfType<INamedTypeSymbol>().Single();

        Rule? rule = RuleParser.Parse(type, new CompilationBodies(compilation), findings, CancellationToken.None);

        Assert.Empty(findings.All);
        Assert.Equal(name, rule!.Name);
    }

    [Fact]
    public void HelpersInAnotherPartialFile_AreBound()
    {
        Rule rule = Rules.Rule(
            """
            namespace Acme;
            [Optimizer]
            public sealed partial class R
            {
                [UpdateRule] private float Update(float x, float g) => x - Scaled(g);
            }
            """,
            """
            namespace Acme;
            public sealed partial class R
            {
                [Hyper(0.5)] public partial Scalar Rate { get; init; }
                private float Scaled(float g) => Rate * Twice(g);
                private static float Twice(float g) => 2 * g;
                private static double Twice(double g) => 2 * g;
            }
            """);

        // The overload over doubles is there for the rule widened to double.
        Assert.Equal(["Acme.R.Scaled(float)", "Acme.R.Twice(double)", "Acme.R.Twice(float)"], rule.Functions.Select(f => f.Id));
    }

    [Fact]
    public void MovedText_GivesAnEqualRule()
    {
        const string Source = "namespace Acme; [Optimizer] public partial class R { [UpdateRule] float Update(float x, float g) { float y = 1e-2f * g; return x - y; } }";

        Assert.Equal(Rules.Rule(Source), Rules.Rule("// a comment\n\n" + Source.Replace("1e-2f", "0.01f")));
    }
}
