using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>What gradients must be like where a rule or a run stores to them: their memory is the run's to write, and no two of them share it.</summary>
internal sealed class StoredGradients
{
    private readonly ParameterTable table;
    private readonly string storer;

    // Gradients may move before every step, and steps do not allocate.
    private readonly nint[] starts;
    private readonly Parameter[] parameters;

    /// <param name="table">The table.</param>
    /// <param name="rule">The rule that stores to gradients, or null where a run does as its options allow.</param>
    /// <exception cref="ArgumentException">The table's gradients are only to be read.</exception>
    public StoredGradients(ParameterTable table, CompiledRule? rule)
    {
        (this.table, storer) = (table, rule?.ShortName() ?? "A run with RunOptions.MayOverwriteGradients");
        if (table.GradientsAreReadOnly)
        {
            string leftOut = rule is null ? "that option" : "what stores, such as ClearGradient,";
            throw new ArgumentException($"{storer} stores to gradients, and those of the table are only to be read: leave out {leftOut} or ParameterTable.GradientsAreReadOnly");
        }

        starts = new nint[table.Count];
        parameters = new Parameter[table.Count];
    }

    /// <exception cref="InvalidOperationException">Two gradients share memory: what is stored for one would be read for the other.</exception>
    public unsafe void RequireSeparate()
    {
        for (int i = 0; i < starts.Length; i++)
        {
            parameters[i] = table.Parameters[i];
            starts[i] = (nint)parameters[i].GradientAddress;
        }

        Array.Sort(starts, parameters);
        Parameter? before = null;
        nint end = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            if (parameters[i].Length == 0 || starts[i] == 0)
                continue;
            if (before is not null && starts[i] < end)
                throw new InvalidOperationException($"{storer} stores to gradients, and those of {before} and {parameters[i]} share memory.");
            (before, end) = (parameters[i], starts[i] + (nint)(parameters[i].Length * parameters[i].GradientType.Size()));
        }
    }
}
