using System;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>What an assembly declares in the DSL is used by a project that sees nothing but its metadata.</summary>
public sealed class OtherAssemblyTests
{
    private const string Library = Sources.Usings + """
        namespace Vendor;

        [Functions]
        public static partial class Squashing
        {
            public static float Soft(float x) => Half(x) / (1f + Abs(x));
            private static float Half(float x) => 0.5f * x;
        }

        [Profile]
        public partial class Squared { private static double Value(double t) => (1 - t) * (1 - t); }
        """;

    private const string User = Sources.Usings + """
        namespace Acme;

        [Optimizer]
        public sealed partial class Softened
        {
            [Hyper(1.0, Min = 0)] public partial Scalar LearningRate { get; init; }

            [UpdateRule]
            private float Update(float parameter, float gradient) => parameter - LearningRate * Vendor.Squashing.Soft(gradient);
        }

        [Schedule(Peak = 1, Steps = 10), Decay(typeof(Vendor.Squared))]
        public partial class Falling;

        [Recipe(typeof(Vendor.Lion), Set = "Beta1=0.5")]
        [Follow(nameof(Vendor.Lion.LearningRate), typeof(Falling))]
        [Plan(Steps = 20)]
        public static partial class Plan;
        """;

    [Fact]
    public void FunctionsProfilesAndOptimizers_AreUsedFromMetadata()
    {
        byte[] library = GeneratorHost.Run(
            GeneratorHost.Compilation(Library, Sources.Lion.Replace("namespace Acme", "namespace Vendor")).WithAssemblyName("Vendor")).Image();
        CSharpCompilation compilation = GeneratorHost.Compilation(User).AddReferences(MetadataReference.CreateFromImage(library));

        AssemblyLoadContext context = new(nameof(OtherAssemblyTests), isCollectible: true);
        context.LoadFromStream(new System.IO.MemoryStream(library));
        Assembly user = context.LoadFromStream(new System.IO.MemoryStream(GeneratorHost.Run(compilation).Image()));

        Schedule falling = (Schedule)Activator.CreateInstance(user.GetType("Acme.Falling")!)!;
        Assert.Equal(0.25, falling.At(5));

        Recipe plan = (Recipe)user.GetType("Acme.Plan")!.GetMethod("Create")!.Invoke(null, null)!;
        Assert.Equal(["0.5"], plan.Settings.GetType().GetProperties().Where(p => p.Name == "Beta1").Select(p => p.GetValue(plan.Settings)!.ToString()));

        float[] weights = [1f];
        using ParameterTable table = new();
        table.Add("w", weights.AsMemory(), new float[] { 3f }.AsMemory());
        using OptimizerRun run = (OptimizerRun)user.GetType("Acme.Softened")!.GetMethod("For")!.Invoke(null, [table, null, null])!;
        run.Step();

        // 1 - 0.5 * 3 / (1 + 3).
        Assert.Equal(0.625f, weights[0]);
        context.Unload();
    }

    /// <summary>Further targets are emitted from it: what a project knows of a packaged rule is its packed form alone.</summary>
    [Fact]
    public void PackedRule_ReadFromMetadata_EmitsTheKernelOfItsSource()
    {
        Generated source = GeneratorHost.Run(GeneratorHost.Compilation(Sources.Lion).WithAssemblyName("Vendor"));
        CSharpCompilation user = GeneratorHost.Compilation("class Empty;").AddReferences(MetadataReference.CreateFromImage(source.Image()));

        INamedTypeSymbol type = user.GetTypeByMetadataName("Acme.Lion")!;
        Assert.Empty(type.DeclaringSyntaxReferences);
        Rule packed = Assert.IsType<Rule>(PackedUnits.Read(type, NoFindings.Instance, Location.None));

        Assert.Contains(WithoutIndentation(Kernel(packed)), WithoutIndentation(source.Text("Acme.Lion.g.cs")));
    }

    private static string WithoutIndentation(string text) => string.Join("\n", text.Split('\n').Select(line => line.Trim()));

    private static string Kernel(Rule rule)
    {
        SourceWriter writer = new();
        KernelEmitter.Write(writer, rule);
        return writer.ToString();
    }
}
