using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Wherever and however a class is declared, it gets its members.</summary>
public sealed class DeclarationShapeTests
{
    [Theory]
    [InlineData("Acme.Lion", "namespace Acme; [Optimizer] public sealed partial class Lion {", "}")]
    [InlineData("Acme.Deep.Lion", "namespace Acme.Deep { [Optimizer] internal sealed partial class Lion {", "} }")]
    [InlineData("Lion", "[Optimizer] public partial class Lion {", "}")]
    [InlineData("Acme.Outer+Lion", "namespace Acme; public static partial class Outer { [Optimizer] public partial class Lion {", "} }")]
    [InlineData("Acme.Outer+Middle+Lion", "namespace Acme; public partial struct Outer { internal partial record Middle { [Optimizer] private protected sealed partial class Lion {", "} } }")]
    [InlineData("Acme.Outer+Lion", "namespace Acme; internal partial interface Outer { [Optimizer] public partial class Lion {", "} }")]
    [InlineData("Acme.Outer+Lion", "namespace Acme; partial record struct Outer { [Optimizer] private partial class Lion {", "} }")]
    [InlineData("Acme.Lion", "namespace Acme; [Optimizer] public sealed partial record Lion {", "}")]
    [InlineData("Acme.class", "namespace Acme; [Optimizer] public sealed partial class @class {", "}")]
    [InlineData("event.Lion", "namespace @event; [Optimizer] public sealed partial class Lion {", "}")]
    public void Optimizer_GetsItsMembersInEveryShape(string name, string opening, string closing)
    {
        Generated generated = GeneratorHost.Run(Sources.Usings + opening + Sources.LionMembers + closing);

        AssertHasMembers(generated, name);
    }

    [Fact]
    public void Optimizer_OverSeveralFiles_GetsItsMembersOnce()
    {
        Generated generated = GeneratorHost.Run(
            Sources.Usings + """
            namespace Acme;
            [Optimizer]
            public sealed partial class Lion
            {
                [State] private float momentum;
                [UpdateRule] private float Update(float parameter, float gradient) { momentum = gradient; return parameter - LearningRate * momentum; }
            }
            """,
            Sources.Usings + "namespace Acme; partial class Lion { [Hyper(0.1)] public partial Scalar LearningRate { get; init; } }");

        AssertHasMembers(generated, "Acme.Lion");
    }

    [Theory]
    [InlineData("public required partial Scalar Rate { get; init; }")]
    [InlineData("internal partial Scalar Rate { get; init; }")]
    [InlineData("public virtual partial Scalar Rate { get; init; }")]
    [InlineData("public partial Scalar Rate { get; internal init; }")]
    [InlineData("public partial Scalar @class { get; init; }")]
    public void Property_KeepsItsModifiers(string property)
    {
        string name = property.Contains("@class") ? "@class" : "Rate";
        GeneratorHost.Run(Sources.Usings + $$"""
            namespace Acme;
            [Optimizer]
            public partial class Sgd
            {
                [Hyper(0.1)] {{property}}
                [UpdateRule] private float Update(float parameter, float gradient) => parameter - {{name}} * gradient;
            }
            """);
    }

    [Fact]
    public void Schedule_NestedInATypeWithoutNamespace_GetsItsMembers()
    {
        Generated generated = GeneratorHost.Run("""
            using ScheduleDsl;
            internal static partial class Plans
            {
                [Schedule(Peak = 0.5, Steps = 10)]
                [Warmup(Steps = 2)]
                [Hold]
                public sealed partial class Flat;
            }
            """);

        INamedTypeSymbol schedule = generated.Type("Plans+Flat");
        Assert.Equal("ScheduleDsl.Schedule", schedule.BaseType?.ToDisplayString());
        Assert.Contains("Peak", schedule.GetMembers().Select(m => m.Name));
    }

    [Fact]
    public void GenericType_GetsNoFile()
    {
        Generated generated = GeneratorHost.RunWithErrors(
            Sources.Usings + "public partial class Outer<T> { [Optimizer] public partial class Lion {" + Sources.LionMembers + "} }");

        Assert.Empty(generated.HintNames);
    }

    private static void AssertHasMembers(Generated generated, string name)
    {
        INamedTypeSymbol type = generated.Type(name);
        INamedTypeSymbol settings = generated.Type(name + "Settings");
        Assert.Equal(type.DeclaredAccessibility, settings.DeclaredAccessibility);
        Assert.Equal("ScheduleDsl.OptimizerSettings", settings.BaseType?.ToDisplayString());
        Assert.Contains("LearningRate", settings.GetMembers().Select(m => m.Name));
        Assert.Contains("Apply", type.GetMembers().Select(m => m.Name));
        IMethodSymbol start = Assert.Single(type.GetMembers("For").OfType<IMethodSymbol>());
        Assert.Equal("ScheduleDsl.OptimizerRun", start.ReturnType.ToDisplayString());
        Assert.Equal("ScheduleDsl.CompilerServices.CompiledIrAttribute",
            Assert.Single(type.GetAttributes(), a => a.AttributeClass?.Name == "CompiledIrAttribute").AttributeClass?.ToDisplayString());
    }
}
