using System;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>A wrong body costs its author one message, and not the members that other code uses.</summary>
public sealed class WrongBodyTests
{
    private const string NotInTheLanguage = Sources.Usings + """
        namespace Acme;

        [Optimizer]
        public sealed partial class Lion
        {
            [Hyper(0.1, Min = 0)] public partial Scalar LearningRate { get; init; }

            [UpdateRule]
            private float Update(float parameter, float gradient)
            {
                foreach (char c in "no") { }
                return parameter - LearningRate * gradient;
            }
        }

        public static class User
        {
            public static LionSettings Settings => new() { LearningRate = 0.5 };
            public static OptimizerRun Start(ParameterTable table) => Lion.For(table, Settings);
            public static float Once() => new Lion { LearningRate = 0.5 }.Apply(1, 1, 1);
        }
        """;

    [Fact]
    public void BodyOutsideTheLanguage_KeepsTheMembers()
    {
        Generated generated = GeneratorHost.Run(NotInTheLanguage);

        Assert.DoesNotContain("CompiledIr(", generated.Text("Acme.Lion.g.cs"));
    }

    [Fact]
    public void For_ThrowsWhereTheBodyIsWrong_AndApplyRunsIt()
    {
        Type user = GeneratorHost.Run(NotInTheLanguage).Load().GetType("Acme.User")!;

        TargetInvocationException thrown = Assert.Throws<TargetInvocationException>(() => user.GetMethod("Start")!.Invoke(null, [null]));
        InvalidOperationException error = Assert.IsType<InvalidOperationException>(thrown.InnerException);
        Assert.Contains("Acme.Lion has build errors", error.Message);
        Assert.Equal(0.5f, user.GetMethod("Once")!.Invoke(null, null));
    }

    [Fact]
    public void MissingUpdate_KeepsTheMembers() => GeneratorHost.Run(Sources.Usings + """
        [Optimizer]
        public partial class Empty
        {
            [Hyper(0.1)] public partial Scalar LearningRate { get; init; }
            public static float Use() => new Empty { LearningRate = 1 }.Apply(1, 1, 1);
        }
        """);

    [Theory]
    [InlineData("float", "{ get; init; }")]
    [InlineData("double", "{ get; set; }")]
    [InlineData("string", "{ get; }")]
    public void HyperOfAnotherType_IsImplemented_SoThatItsFindingIsSeen(string type, string accessors)
    {
        Generated generated = GeneratorHost.RunWithErrors(Sources.Usings + $$"""
            [Optimizer]
            public partial class Tested
            {
                [Hyper(0.1)] public partial {{type}} Rate {{accessors}}
                [UpdateRule] private float Update(float parameter, float gradient) => parameter;
            }
            """);

        Assert.Empty(generated.Diagnostics());
    }

    [Fact]
    public void WrongSchedule_KeepsItsProperties()
    {
        Generated generated = GeneratorHost.Run("""
            using ScheduleDsl;

            [Schedule(Peak = 1, Steps = 10)]
            [Warmup(Steps = 12)]
            public partial class TooLong
            {
                public static double Use() => new TooLong { Peak = 2 }.At(0);
            }
            """);

        Assert.Contains("Peak", generated.Type("TooLong").GetMembers().Select(m => m.Name));
    }

    [Fact]
    public void SyntaxError_DoesNotStopTheGenerator()
    {
        Generated generated = GeneratorHost.RunWithErrors(Sources.Lion.Replace("Beta1));", "Beta1)"));

        Assert.Contains("Acme.Lion.g.cs", generated.HintNames);
        Assert.All(generated.Diagnostics(), d => Assert.Equal("/Source0.cs", d.Location.SourceTree?.FilePath));
    }

    [Fact]
    public void SameAttributeOnTwoParts_DoesNotStopTheGenerator()
    {
        Generated generated = GeneratorHost.RunWithErrors(Sources.Lion, Sources.Usings + "namespace Acme; [Optimizer] partial class Lion { }");

        Assert.Contains("Acme.Lion.g.cs", generated.HintNames);
        Assert.Equal("CS0579", Assert.Single(generated.Diagnostics()).Id);
    }

    [Theory]
    [InlineData("public enum Mode { Only = 1000 }", "Mode.Only")]
    [InlineData("public enum Mode { Only = -1 }", "Mode.Only")]
    [InlineData("public enum Mode : byte { Only = 1 }", "Mode.Only")]
    [InlineData("public enum Mode { A }", "(Mode)7")]
    [InlineData("public enum Mode { A }", "0.5")]
    public void UnusualEnum_DoesNotStopTheGenerator(string declaration, string value)
    {
        Generated generated = GeneratorHost.RunWithErrors(Sources.Usings + $$"""
            {{declaration}}

            [Optimizer]
            public partial class Tested
            {
                [Hyper({{value}})] public partial Mode Mode { get; init; }
                [UpdateRule] private float Update(float parameter, float gradient) => parameter;
            }
            """);

        Assert.Contains("Tested.g.cs", generated.HintNames);
    }
}
