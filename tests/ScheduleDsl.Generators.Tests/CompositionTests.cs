using System;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>A rule and modifiers as one optimizer, from source and from what another assembly carries.</summary>
public sealed class CompositionTests
{
    private const string Parts = Sources.Usings + """
        namespace Vendor;

        [Optimizer]
        public sealed partial class Descent
        {
            /// <summary>Rate.</summary>
            [Hyper(0.5, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }
            [State] private float last;

            [UpdateRule]
            private float Update(float x, float g)
            {
                float step = g + 0.5f * last;
                last = g;
                return x - LearningRate * step;
            }
        }

        [Modifier(Stage = ModifierStage.Clip)]
        public sealed partial class Clipped
        {
            /// <summary>Limit.</summary>
            [Hyper(1.0, Min = 0)] public partial Scalar Limit { get; init; }

            [ModifyGradient]
            private float Clip(float parameter, float gradient) => Clamp(gradient, -Limit, Limit);
        }

        [Modifier(Stage = ModifierStage.Decay)]
        public sealed partial class Shrunk
        {
            /// <summary>Share.</summary>
            [Hyper(0.25, Min = 0)] public partial Scalar Share { get; init; }
            /// <summary>Rate.</summary>
            [Hyper(1.0, Role = HyperRole.LearningRate, OfRule = true)] public partial Scalar Rate { get; init; }
            private Scalar Factor => Rate * Share;

            [ModifyParameter]
            private float Shrink(float before, float after) => after - Factor * before;
        }

        [Modifier(Stage = ModifierStage.Average)]
        public sealed partial class Averaged
        {
            /// <summary>Decay.</summary>
            [Hyper(0.5, Min = 0, Max = 1)] public partial Scalar Decay { get; init; }
            [State(Initial = 8)] private float average;

            [ModifyParameter]
            private float Follow(float before, float after)
            {
                average = Lerp(after, average, Decay);
                return after;
            }

            [EvaluationWeight]
            private float Weight(float parameter) => average;
        }
        """;

    private const string Composition = Sources.Usings + """
        namespace Acme;

        [Optimizer]
        [Compose<Vendor.Descent>("LearningRate=1")]
        [With<Vendor.Averaged>(Name = "Slow")]
        [With<Vendor.Shrunk>]
        [With<Vendor.Clipped>("Limit=2")]
        public sealed partial class Composed;

        [Recipe(typeof(Composed), Set = "SlowDecay=0.75")]
        [Plan(Steps = 20)]
        public static partial class Plan;
        """;

    private static readonly Generated FromSource = GeneratorHost.Run(Parts, Composition);

    [Fact]
    public void Step_RunsTheStagesInTheirOrder()
    {
        Assembly built = FromSource.Load();
        float[] weights = [4f];
        using ParameterTable table = new();
        table.Add("w", weights.AsMemory(), new float[] { 3f }.AsMemory());
        using OptimizerRun run = For(built, table);
        run.Step();

        // The gradient is clipped to 2, the step takes 1 * 2, the decay 1 * 0.25 * 4; the average is 0.5 * 8 + 0.5 * 1.
        Assert.Equal(1f, weights[0]);
        Assert.Equal([4.5f], run.State("w", "Slow.average").ToArray());
        Assert.Equal([2f], run.State("w", "last").ToArray());
    }

    [Fact]
    public void Apply_RunsTheBodiesOfAllParts_AsTheLoopsDo()
    {
        Assembly built = FromSource.Load();
        object one = Activator.CreateInstance(built.GetType("Acme.Composed")!)!;
        float[] weights = [4f];
        float[] gradients = [3f];
        using ParameterTable table = new();
        table.Add("w", weights.AsMemory(), gradients.AsMemory());
        using OptimizerRun run = For(built, table);
        float expected = 4f;
        for (int step = 1; step <= 5; step++)
        {
            gradients[0] = 3f / step;
            run.Step();
            expected = (float)one.GetType().GetMethod("Apply")!.Invoke(one, [expected, gradients[0], (long)step])!;
            Assert.Equal(expected, weights[0]);
        }
    }

    [Fact]
    public void Settings_HaveAllHypers_WithTheDefaultsOfTheAttributes()
    {
        Assembly built = FromSource.Load();
        object settings = Activator.CreateInstance(built.GetType("Acme.ComposedSettings")!)!;

        Assert.Equal(
            [("LearningRate", "1"), ("SlowDecay", "0.5"), ("ShrunkShare", "0.25"), ("ClippedLimit", "2")],
            settings.GetType().GetProperties().Where(p => p.PropertyType == typeof(Slot)).Select(p => (p.Name, p.GetValue(settings)!.ToString()!)));
    }

    [Fact]
    public void Recipe_SetsHypersOfModifiers()
    {
        Recipe recipe = (Recipe)FromSource.Load().GetType("Acme.Plan")!.GetMethod("Create")!.Invoke(null, null)!;

        Assert.Equal("0.75", recipe.Settings.GetType().GetProperty("SlowDecay")!.GetValue(recipe.Settings)!.ToString());
    }

    [Fact]
    public void Documentation_SaysTheOrderOfAStep() => Assert.Contains(
        "<para>A step, in order: Clipped (Clip); the update of Descent; Shrunk (Decay); Slow (Average).</para>", FromSource.Text("Acme.Composed.g.cs"));

    /// <summary>Whether rule and modifiers stand in this project or come packed from another makes no difference to what is generated.</summary>
    [Fact]
    public void PartsOfAnotherAssembly_ComposeToTheSameText()
    {
        byte[] library = GeneratorHost.Run(GeneratorHost.Compilation(Parts).WithAssemblyName("Vendor")).Image();
        CSharpCompilation user = GeneratorHost.Compilation(Composition).AddReferences(MetadataReference.CreateFromImage(library));

        Generated packed = GeneratorHost.Run(user);

        Assert.Equal(FromSource.Text("Acme.Composed.g.cs"), packed.Text("Acme.Composed.g.cs"));
        Assert.Equal(FromSource.Text("Acme.Plan.g.cs"), packed.Text("Acme.Plan.g.cs"));
    }

    [Fact]
    public void WrongModifier_LeavesMembersThatThrow()
    {
        Generated generated = GeneratorHost.RunWithErrors(Parts.Replace("Lerp(after, average, Decay)", "System.MathF.Exp(after)"), Composition);

        // The finding is the analyzers'; C# itself has nothing to say.
        Assert.Empty(generated.Diagnostics());
        Assert.Contains("The modifier Vendor.Averaged", GeneratorHost.RunWithErrors(
            Parts.Replace("public partial Scalar Decay", "public partial string Decay").Replace("average, Decay", "average, 1")).Text("Vendor.Averaged.g.cs"));
        object composed = Activator.CreateInstance(generated.Load().GetType("Acme.Composed")!)!;
        Exception problem = Assert.Throws<TargetInvocationException>(() => composed.GetType().GetMethod("Apply")!.Invoke(composed, [1f, 1f, 1L])).InnerException!;
        Assert.StartsWith("The optimizer Acme.Composed has build errors", problem.Message);
    }

    /// <summary>A modifier is asked before its own part, and what that part gathers is kept.</summary>
    [Fact]
    public void ClosedGate_KeepsWhatWasGathered_AndTheParameter()
    {
        Assembly built = GeneratorHost.Run(Parts, Sources.Usings + """
            namespace Acme;
            [Modifier(Stage = ModifierStage.Accumulate)]
            public sealed partial class Twice
            {
                [State] private float sum;
                [State(Space = StateSpace.Global)] private Scalar count;
                [ApplyWhen] private bool IsSecond() => count == 1;
                [ModifyGradient] private float Sum(float parameter, float gradient)
                {
                    sum = count == 1 ? sum + gradient : gradient;
                    count = 1 - count;
                    return sum;
                }
            }
            [Optimizer, Compose<Vendor.Descent>("LearningRate=1"), With<Twice>]
            public sealed partial class Composed;
            """).Load();
        object one = Activator.CreateInstance(built.GetType("Acme.Composed")!)!;
        MethodInfo apply = one.GetType().GetMethod("Apply")!;

        Assert.Equal(8f, apply.Invoke(one, [8f, 1f, 1L]));
        Assert.Equal(5f, apply.Invoke(one, [8f, 2f, 1L]));
        Assert.Equal(5f, apply.Invoke(one, [5f, 4f, 2L]));
    }

    [Fact]
    public void BuiltInModifiers_GatherCheckAndClip_InOneStep()
    {
        Assembly built = GeneratorHost.Run(Sources.Usings + """
            namespace Acme;
            [Optimizer]
            [Compose<ScheduleDsl.Optimizers.Sgd>("LearningRate=1")]
            [With<ScheduleDsl.Modifiers.ClipByGlobalNorm>("MaxNorm=5, Epsilon=0", Name = "Clip")]
            [With<ScheduleDsl.Modifiers.FiniteCheck>]
            [With<ScheduleDsl.Modifiers.Accumulate>("Batches=2")]
            public sealed partial class Composed;
            """).Load();
        float[] weights = [0f, 0f];
        float[] gradients = [0f, 0f];
        using ParameterTable table = new();
        table.Add("w", weights.AsMemory(), gradients.AsMemory());
        using OptimizerRun run = For(built, table);

        // The mean of (8, 6) and (4, 10) is (6, 8), of norm 10.
        Step(8, 6, isApplied: false, 0, 0);
        Step(4, 10, isApplied: true, -3, -4);
        Step(float.NaN, 1, isApplied: false, -3, -4);
        Step(1, 1, isApplied: false, -3, -4);
        Step(1, 2, isApplied: false, -3, -4);
        Step(1, 2, isApplied: true, -4, -6);

        void Step(float x, float y, bool isApplied, float first, float second)
        {
            (gradients[0], gradients[1]) = (x, y);
            Assert.Equal(isApplied, run.Step().Applied);
            Assert.Equal([first, second], weights);
        }
    }

    [Fact]
    public void NumbersOfAModifiersList_AreStatesOfTheRun_AndOfTheBody()
    {
        Assembly built = GeneratorHost.Run(Parts, Sources.Usings + """
            namespace Acme;
            [Modifier(Stage = ModifierStage.Wrap)]
            public sealed partial class Slowing
            {
                [State(Space = StateSpace.Global, Count = 2, Initial = 0.5)] private ScalarList sums;
                [ModifyParameter] private float Slow(float before, float after)
                {
                    for (int i = 0; i < 2; i++)
                        sums[i] += i + 1;
                    return before + (after - before) / (sums[0] + sums[1]);
                }
            }
            [Optimizer, Compose<Vendor.Descent>("LearningRate=1"), With<Slowing>]
            public sealed partial class Composed;
            """).Load();
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [2]));
        using OptimizerRun run = For(built, table);
        table["w"].Gradients.Fill(8);
        run.Step();
        object one = Activator.CreateInstance(built.GetType("Acme.Composed")!)!;

        Assert.Equal([-2f, -2f], table["w"].Values.ToArray());
        Assert.Equal(-2f, one.GetType().GetMethod("Apply")!.Invoke(one, [0f, 8f, 1L]));
        Assert.Equal((1.5, 2.5), (run.ScalarState("w", "Slowing.sums.0"), run.ScalarState("w", "Slowing.sums.1")));
    }

    private static OptimizerRun For(Assembly built, ParameterTable table) =>
        (OptimizerRun)built.GetType("Acme.Composed")!.GetMethod("For")!.Invoke(null, [table, null, null])!;
}
