using System;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.KilledSave;

/// <summary>Steps and saves to the given file until it is killed; says <c>saved N</c> after each save that ended.</summary>
public static class Program
{
    /// <summary>Weights of the run: enough that a save takes a while.</summary>
    public const int Weights = 2_000_000;

    /// <summary>A run over weights that depend on nothing but the step.</summary>
    public static (ParameterTable Table, OptimizerRun Run) NewRun()
    {
        ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [Weights]));
        Span<float> gradients = table["w"].Gradients;
        for (int i = 0; i < gradients.Length; i++)
            gradients[i] = i % 1000 - 500;
        return (table, AdamW.For(table, new AdamWSettings { LearningRate = 1e-3 }));
    }

    private static void Main(string[] arguments)
    {
        (ParameterTable table, OptimizerRun run) = NewRun();
        using (table)
        using (run)
        {
            while (true)
            {
                run.Step();
                run.Save(arguments[0]);
                Console.WriteLine($"saved {run.Steps}");
            }
        }
    }
}
