using System.IO;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Package.Tests;

/// <summary>A rule and a modifier that someone else has packed, in a project that composes them with modifiers of the library.</summary>
[Collection(nameof(PackedProject))]
public sealed class VendorTests(PackedProject packed)
{
    private const string Parts = """
        using ScheduleDsl;
        using static ScheduleDsl.Language;

        namespace NAMESPACE;

        [Optimizer]
        public sealed partial class Descent
        {
            [Hyper(0.5, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

            [State] private float last;

            [UpdateRule]
            private float Update(float parameter, float gradient)
            {
                float step = gradient + 0.5f * last;
                last = gradient;
                return parameter - LearningRate * step;
            }
        }

        [Modifier(Stage = ModifierStage.Noise)]
        public sealed partial class Softened
        {
            [Hyper(1.0, Min = 0)] public partial Scalar Scale { get; init; }

            [ModifyGradient]
            private float Soften(float parameter, float gradient) => gradient / (1 + Scale * Abs(gradient));
        }
        """;

    private const string Program = """
        using System;
        using System.Globalization;
        using System.Linq;
        using System.Reflection;
        using ScheduleDsl;
        using ScheduleDsl.CompilerServices;
        using ScheduleDsl.Modifiers;

        Console.WriteLine(Passes(typeof(FromPackage)));
        Console.WriteLine(Passes(typeof(FromSource)));
        Console.WriteLine(Trained(table => FromPackage.For(table)));
        Console.WriteLine(Trained(table => FromSource.For(table)));

        static string Passes(Type optimizer)
        {
            Type compiled = optimizer.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Single(t => t.IsSubclassOf(typeof(CompiledRule)) && t.Name == "CompiledKernel");
            CompiledRule rule = (CompiledRule)Activator.CreateInstance(compiled, nonPublic: true)!;
            return string.Join(",", rule.Plan(ElementType.Float32).Variants.Select(v => v.Steps.OfType<LoopStep>().Count()).Distinct());
        }

        static string Trained(Func<ParameterTable, OptimizerRun> start)
        {
            using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("a", [3]), ("b", [2, 2]));
            using OptimizerRun run = start(table);
            for (int step = 0; step < 3; step++)
            {
                foreach (Parameter parameter in table)
                {
                    for (int i = 0; i < parameter.Length; i++)
                        parameter.Gradients[i] = (i - 1.5f) * (step + 1);
                }
                run.Step();
            }
            using (run.EvaluationWeights())
                return string.Join(" ", table.SelectMany(p => p.Values.ToArray()).Select(x => x.ToString("R", CultureInfo.InvariantCulture)));
        }

        [Optimizer, Compose<Vendor.Descent>, With<Vendor.Softened>, With<ClipByGlobalNorm>("MaxNorm=0.5"), With<EmaOfWeights>("Decay=0.5")]
        public sealed partial class FromPackage;

        [Optimizer, Compose<Own.Descent>, With<Own.Softened>, With<ClipByGlobalNorm>("MaxNorm=0.5"), With<EmaOfWeights>("Decay=0.5")]
        public sealed partial class FromSource;
        """;

    [Fact]
    public void PackedRuleAndModifier_FuseToAsManyPassesAsTheirSource()
    {
        (int exitCode, string output) = packed.Pack("Vendor", Parts.Replace("NAMESPACE", "Vendor"));
        Assert.True(exitCode == 0, output);
        Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(packed.Package)!, "Vendor.1.0.0.nupkg")));

        string own = Parts.Replace("namespace NAMESPACE;", "namespace Own\n{").Replace("using ScheduleDsl;\n", "").Replace("using static ScheduleDsl.Language;\n", "") + "\n}\n";
        (exitCode, output) = packed.Run("Composing", "using static ScheduleDsl.Language;\n" + Program + "\n" + own, "Vendor");
        Assert.True(exitCode == 0, output);
        string[] lines = [.. output.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];

        // One for the norm of all softened gradients, one for all the rest.
        Assert.Equal(["2", "2"], lines[..2]);
        Assert.Equal(lines[2], lines[3]);

        // So many gradients are there, and each takes its weight elsewhere.
        Assert.Equal(4, lines[2].Split(' ').Distinct().Count());
    }
}
