using System;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Uniform;

/// <summary>How generated code that runs once per step reads a rule's hyperparameters and the step.</summary>
internal static class HyperLeaf
{
    public static string Write(EquatableArray<Hyper> hypers, Value leaf)
    {
        if (leaf.Op == Op.Step)
            return "step";
        if (leaf.Op == Op.Fact)
            return $"(double)facts.{leaf.Text}";
        int index = hypers.Select(h => h.Name).ToList().IndexOf(leaf.Text);
        if (leaf.Op != Op.Hyper || index < 0)
            throw new InvalidOperationException($"{leaf.Op} '{leaf.Text}' is not uniform.");
        return leaf.Type switch
        {
            IrType.Bool => $"(hypers[{index}] != 0)",
            IrType.Int32 => $"(int)hypers[{index}]",
            _ => $"hypers[{index}]",
        };
    }
}
