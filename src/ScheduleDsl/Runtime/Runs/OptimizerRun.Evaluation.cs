using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <content>Weights for evaluation.</content>
public sealed partial class OptimizerRun
{
    private EvaluationScope? evaluation;

    /// <summary>
    /// Puts the weights that evaluation uses, such as an average, into the parameters until the scope is disposed of; then the weights
    /// come back bit for bit. Before the first update they are the weights themselves.
    /// </summary>
    /// <example><code>
    /// using (run.EvaluationWeights())
    ///     accuracy = Evaluate(model);
    /// </code></example>
    /// <exception cref="InvalidOperationException">No modifier of the run has weights for evaluation, or a scope is open already.</exception>
    public IDisposable EvaluationWeights()
    {
        RequireAlive();
        RequireNoEvaluation("another scope of evaluation weights");
        if (!routes.Any(route => route.Rule.Evaluation is not null))
            throw new InvalidOperationException($"{string.Join(", ", routes.Select(route => route.Rule.ShortName()))}: no modifier says which weights evaluation uses.");
        if (table.ElementType is not (ElementType.Float32 or ElementType.Float64))
            throw new NotSupportedException($"Evaluation weights are computed for tables of Float32 or Float64; this one holds {table.ElementType}.");
        ReadHypers(Steps);
        evaluation = new EvaluationScope(this, routes.SelectMany(route => route.Groups), Steps);
        return evaluation;
    }

    private void RequireNoEvaluation(string what)
    {
        if (evaluation is not null)
            throw new InvalidOperationException($"The parameters hold evaluation weights: dispose of the scope before {what}.");
    }

    private sealed unsafe class EvaluationScope : IDisposable
    {
        private readonly OptimizerRun run;
        private readonly List<(Parameter Parameter, AlignedMemory Weights)> saved = [];

        public EvaluationScope(OptimizerRun run, IEnumerable<RunGroup> groups, long step)
        {
            this.run = run;
            if (step == 0)
                return;
            foreach (RunGroup group in groups)
            {
                if (group.Route.Rule.Evaluation is not { } rule)
                    continue;
                foreach (RunTensor tensor in group.Tensors)
                {
                    long bytes = tensor.Parameter.Length * run.table.ElementType.Size();
                    AlignedMemory copy = new(bytes, stream: 0);
                    Buffer.MemoryCopy(tensor.Parameter.ValueAddress, copy.Address, bytes, bytes);
                    saved.Add((tensor.Parameter, copy));
                    Replace(rule, tensor, step);
                }
            }

            GC.KeepAlive(run.table);
        }

        public void Dispose()
        {
            if (run.evaluation != this)
                return;
            foreach ((Parameter parameter, AlignedMemory weights) in saved)
                Buffer.MemoryCopy(weights.Address, parameter.ValueAddress, weights.Bytes, weights.Bytes);
            GC.KeepAlive(run.table);
            run.evaluation = null;
        }

        private void Replace(CompilerServices.CompiledRule rule, RunTensor tensor, long step)
        {
            ElementType type = run.table.ElementType;
            double[] block = new double[Math.Max(1, rule.UniformCount)];
            void*[] states = new void*[rule.States.Count + 1];
            for (int state = 0; state < rule.States.Count; state++)
                states[state] = rule.States[state].Space == StateSpace.Element ? tensor.Group.States.Address(state, tensor.Index) : null;
            fixed (double* uniforms = block)
            fixed (void** pointers = states)
            {
                foreach (CompilerServices.LeafSlot leaf in rule.Plan(type).Leaves)
                    uniforms[leaf.Slot] = tensor.Group.Route.Leaf(leaf, tensor);
                int variant = rule.Prologue(type, tensor.Group.Hypers.Values, step, uniforms);
                rule.RunSingleLoop(type, Arms.Resolve(Arm.Auto), variant, tensor.Parameter.ValueAddress, null, pointers, (nint)tensor.Parameter.Length, uniforms);
            }
        }
    }
}
