using System;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>The weights that evaluation uses.</summary>
public sealed class EvaluationTests
{
    private static readonly Lazy<Type> Settings = new(() => GeneratorHost.Run(Sources.Usings + """
        namespace Acme;
        [Optimizer, Compose<ScheduleDsl.Optimizers.Sgd>("LearningRate=1"), With<ScheduleDsl.Modifiers.EmaOfWeights>("Decay=0.5", Name = "Ema")]
        public sealed partial class Composed;
        """).Load().GetType("Acme.ComposedSettings")!);

    [Fact]
    public void StepsAndFiles_WaitForTheEndOfTheScope()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("a", [4]));
        using OptimizerRun run = OptimizerRun.Create(table, (OptimizerSettings)Activator.CreateInstance(Settings.Value)!);
        run.Step();
        string path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());
        using (run.EvaluationWeights())
        {
            Fails("saving", () => run.Save(path));
            Fails("loading", () => run.Load(path));
            Fails("a step", () => run.Step());
            Fails("a step", () => run.Step(() => 1));
            Fails("another scope of evaluation weights", () => run.EvaluationWeights());
        }

        Assert.False(System.IO.File.Exists(path));
        run.Step();

        static void Fails(string what, Action action) => Assert.Equal(
            $"The parameters hold evaluation weights: dispose of the scope before {what}.", Assert.Throws<InvalidOperationException>(action).Message);
    }
}
