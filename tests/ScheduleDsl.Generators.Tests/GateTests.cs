using System;
using System.Linq;
using System.Reflection;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>A step that a modifier does not let be applied changes nothing, whatever rule and other modifiers are.</summary>
public sealed class GateTests
{
    private const string Limit = """
        [Modifier(Stage = ModifierStage.Check)]
        public sealed partial class Calm
        {
            [ApplyWhen] private bool IsCalm(float gradient) => Across.All.Max(Abs(gradient)) < 10;
        }

        """;

    /// <summary>A branch that only some weights take becomes a select; the gate before it stays a gate.</summary>
    [Fact]
    public void VaryingBranchBehindAGate_LeavesTheGate()
    {
        using Training training = new("", """
            [UpdateRule]
            private float Update(float parameter, float gradient)
            {
                if (gradient > 0)
                    last = gradient;
                return parameter - last;
            }
            [State] private float last;
            """, "With<ScheduleDsl.Modifiers.FiniteCheck>");

        training.Step([1, 2, 3, 4], isApplied: true);
        training.Step([1, float.NaN, 3, 4], isApplied: false);
    }

    [Fact]
    public void TwoGatesOfOneLevel_AreBothAsked()
    {
        using Training training = new(Limit, "[UpdateRule] private float Update(float parameter, float gradient) => parameter - gradient;",
            "With<ScheduleDsl.Modifiers.FiniteCheck>, With<Calm>");

        training.Step([1, 2, 3, 4], isApplied: true);
        training.Step([1, 20, 3, 4], isApplied: false);
        training.Step([1, float.NaN, 3, 4], isApplied: false);
        training.Step([1, 2, 3, 4], isApplied: true);
    }

    /// <summary>What rows keep is known a barrier before the gate is.</summary>
    [Fact]
    public void StateOfRows_WaitsForAGateOfALaterLevel()
    {
        using Training training = new("""
            [Modifier(Stage = ModifierStage.Check)]
            public sealed partial class Even
            {
                [ApplyWhen] private bool IsEven(float gradient) => Across.All.Max(Abs(gradient / Across.Tensor.Norm(gradient))) < 0.9;
            }

            """, """
            [State(Space = StateSpace.Row)] private float sum;
            [UpdateRule]
            private float Update(float parameter, float gradient)
            {
                sum += Across.Row.Sum(gradient);
                float direction = gradient / (1 + Abs(sum));
                return parameter - direction / Across.Tensor.Norm(direction);
            }
            """, "With<Even>");

        training.Step([1, 1, 1, 1], isApplied: true);
        training.Step([9, 0, 0, 0], isApplied: false);
        Assert.Equal([2f, 2f], training.Run.State("w", "sum").ToArray());
    }

    [Fact]
    public void GateOfOneRoute_HoldsForAll()
    {
        Assembly built = GeneratorHost.Run(Sources.Usings + """
            namespace Acme;
            [Optimizer, Compose<ScheduleDsl.Optimizers.Sgd>("LearningRate=1"), With<ScheduleDsl.Modifiers.FiniteCheck>]
            public sealed partial class Composed;
            """).Load();
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [2, 2]), ("b", [3]));
        OptimizerSettings guarded = (OptimizerSettings)Activator.CreateInstance(built.GetType("Acme.ComposedSettings")!)!;
        using OptimizerRun run = OptimizerRun.Create(table, [
            new Route(guarded) { Name = "matrices", MinRank = 2 },
            new Route(new Optimizers.SgdSettings { LearningRate = 1, Momentum = 0.5 }) { Name = "vectors", MaxRank = 1 }]);
        table["w"].Gradients.Fill(float.NaN);
        table["b"].Gradients.Fill(1);

        Assert.False(run.Step().Applied);
        Assert.All(table["w"].Values.ToArray().Concat(table["b"].Values.ToArray()), value => Assert.Equal(0, value));
        Assert.Equal(new float[3], run.State("b", "buffer").ToArray());
    }

    private sealed class Training : IDisposable
    {
        private readonly ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [2, 2]));

        public Training(string modifiers, string rule, string attached)
        {
            Assembly built = GeneratorHost.Run(Sources.Usings + $$"""
                namespace Acme;
                {{modifiers}}
                [Optimizer]
                public sealed partial class Plain
                {
                    {{rule}}
                }
                [Optimizer, Compose<Plain>, {{attached}}]
                public sealed partial class Composed;
                """).Load();
            Run = OptimizerRun.Create(table, (OptimizerSettings)Activator.CreateInstance(built.GetType("Acme.ComposedSettings")!)!);
        }

        public OptimizerRun Run { get; }

        public void Step(float[] gradients, bool isApplied)
        {
            float[] before = table["w"].Values.ToArray();
            gradients.AsSpan().CopyTo(table["w"].Gradients);
            Assert.Equal(isApplied, Run.Step().Applied);
            if (!isApplied)
                Assert.Equal(before, table["w"].Values.ToArray());
        }

        public void Dispose()
        {
            Run.Dispose();
            table.Dispose();
        }
    }
}
