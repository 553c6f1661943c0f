using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Compiler.Parsing.Schedules;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Generator and analyzer see different compilations, before and after generation, and the same units in both.</summary>
public sealed class SameIrTests
{
    private const string Library = Sources.Usings + """
        namespace Acme;

        [Functions]
        public static partial class Mine
        {
            public static float Soft(float x) => x / (1f + Abs(x));
        }

        [Optimizer]
        public sealed partial class Softened
        {
            [Hyper(0.1, Min = 0)] public partial Scalar LearningRate { get; init; }

            [UpdateRule]
            private float Update(float parameter, float gradient) => parameter - LearningRate * Mine.Soft(gradient);
        }
        """;

    [Theory]
    [InlineData("Acme.Lion")]
    [InlineData("Acme.Softened")]
    public void Rule_IsTheSameBeforeAndAfterGeneration(string name)
    {
        CSharpCompilation before = GeneratorHost.Compilation(Sources.Lion, Library);
        CSharpCompilation after = GeneratorHost.Run(Sources.Lion, Library).Compilation;

        Rule? bound = Rule(before, name);

        Assert.NotNull(bound);
        Assert.Equal(bound, Rule(after, name));
    }

    [Fact]
    public void Schedule_IsTheSameBeforeAndAfterGeneration()
    {
        CSharpCompilation before = GeneratorHost.Compilation(Sources.Wsd);
        CSharpCompilation after = GeneratorHost.Run(Sources.Wsd).Compilation;

        Compiler.IR.Schedule? bound = Schedule(before);

        Assert.NotNull(bound);
        Assert.Equal(bound, Schedule(after));
    }

    [Fact]
    public void EmittedAttribute_CarriesTheBoundRule()
    {
        Generated generated = GeneratorHost.Run(Sources.Lion);
        AttributeData attribute = generated.Type("Acme.Lion").GetAttributes().Single(a => a.AttributeClass?.Name == "CompiledIrAttribute");

        Assert.Equal(PackFormat.Version, attribute.ConstructorArguments[0].Value);
        Assert.Equal(Rule(generated.Compilation, "Acme.Lion"), UnitReader.Read((string)attribute.ConstructorArguments[1].Value!));
    }

    private static Rule? Rule(CSharpCompilation compilation, string name) => RuleParser.Parse(
        compilation.GetTypeByMetadataName(name)!, new CompilationBodies(compilation, default), NoFindings.Instance, CancellationToken.None);

    private static Compiler.IR.Schedule? Schedule(CSharpCompilation compilation) => ScheduleParser.Parse(
        compilation.GetTypeByMetadataName("Acme.Wsd")!, new CompilationBodies(compilation, default), NoFindings.Instance, CancellationToken.None);
}
