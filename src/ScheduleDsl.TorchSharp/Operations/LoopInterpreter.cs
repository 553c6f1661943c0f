using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.CompilerServices;
using Collective = ScheduleDsl.Compiler.IR.Collective;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace ScheduleDsl.Torch.Operations;

/// <summary>Carries out a loop over one parameter by operations on whole tensors.</summary>
internal static unsafe class LoopInterpreter
{
    /// <param name="catalogue">The rule's loops.</param>
    /// <param name="tensor">The parameter in the run.</param>
    /// <param name="code">The loop in the run's plan.</param>
    /// <param name="memory">Its tensors.</param>
    public static void Run(LoopCatalogue catalogue, RunTensor tensor, LoopCode code, DeviceTensors memory)
    {
        LoopProgram program = catalogue.Program(code.Number);
        long matrices = code.IsPerMatrix ? tensor.Facts.Matrices : 1;
        double[] totals = [.. code.Reductions.Select(reduction => PartialResults.Nothing(reduction.Kind))];
        for (long matrix = 0; matrix < matrices; matrix++)
        {
            using DisposeScope scope = NewDisposeScope();
            double* uniforms = tensor.Uniforms.Block((int)matrix);
            Dictionary<int, Quantity> values = Compute(catalogue.Kernel, program, memory, uniforms, matrices > 1 ? matrix : -1);
            Reduce(catalogue.Kernel, program, tensor, code, memory, values, uniforms, matrices > 1 ? matrix : -1, totals);
            Store(catalogue.Kernel, program, memory, values, uniforms, matrices > 1 ? matrix : -1);
        }

        for (int r = 0; r < totals.Length; r++)
        {
            ReductionInfo reduction = code.Reductions[r];
            if (reduction.Scope >= CollectiveScope.Group)
                tensor.Results[code.Results[r]] = totals[r];
            else if (!(code.IsPerMatrix && reduction.Scope <= CollectiveScope.Matrix))
                tensor.Uniforms.Set(reduction.Slot, totals[r]);
        }
    }

    private static Dictionary<int, Quantity> Compute(Kernel kernel, LoopProgram program, DeviceTensors memory, double* uniforms, long matrix)
    {
        Dictionary<int, Quantity> values = [];
        foreach (Load load in program.Pass.Loads)
            values[load.Value] = new Quantity(DeviceTensors.Part(memory.Load(kernel.Tensors.First(t => t.Name == load.Tensor)), matrix), isOwned: false);
        for (int step = 0; step < program.Steps.Length; step++)
        {
            int number = program.Steps[step];
            Value value = program[number];
            Quantity[] operands = new Quantity[value.Operands.Count];
            bool[] reusable = new bool[operands.Length];
            for (int i = 0; i < operands.Length; i++)
            {
                int operand = value.Operands[i];
                operands[i] = Of(program, values, operand, uniforms);
                reusable[i] = operands[i].IsOwned && program.IsLastUse(operand, step) && operands[i].Tensor!.dtype == TensorOperations.TypeOf(value.Type)
                    && value.Operands.Count(other => other == operand) == 1;
            }

            values[number] = Apply(value, operands, reusable, memory.Device);
            Free(program, values, value, step, values[number].Tensor);
        }

        return values;
    }

    private static Quantity Apply(Value value, Quantity[] operands, bool[] reusable, Device device)
    {
        if (operands.All(operand => operand.Tensor is null))
        {
            return new Quantity(Compiler.Analysis.Operations.Apply(
                value.Op, value.Type, operands[0].Number, operands.Length > 1 ? operands[1].Number : default, operands.Length > 2 ? operands[2].Number : default));
        }

        // A choice that is the same for all weights is made here. What is still needed by its own name may be overwritten then, so the choice is a copy.
        if (value.Op == Op.Select && operands[0].Tensor is null)
        {
            int side = operands[0].Number.IsTrue ? 1 : 2;
            return operands[side] is { IsOwned: true, Tensor: { } chosen } ? new Quantity(reusable[side] ? chosen : chosen.clone(), isOwned: true) : operands[side];
        }

        return new Quantity(TensorOperations.Apply(value.Op, value.Type, operands, reusable, device), isOwned: true);
    }

    // What nothing needs any more goes at once: else a step would hold every intermediate value of the rule.
    private static void Free(LoopProgram program, Dictionary<int, Quantity> values, Value value, int step, Tensor? result)
    {
        foreach (int operand in value.Operands.Distinct())
        {
            if (!program.IsLastUse(operand, step) || !values.TryGetValue(operand, out Quantity quantity) || !quantity.IsOwned)
                continue;
            values.Remove(operand);
            if (!ReferenceEquals(quantity.Tensor, result) && !values.Values.Any(other => ReferenceEquals(other.Tensor, quantity.Tensor)))
                quantity.Tensor!.Dispose();
        }
    }

    private static Quantity Of(LoopProgram program, Dictionary<int, Quantity> values, int value, double* uniforms) =>
        values.TryGetValue(value, out Quantity known) ? known : new Quantity(program.Number(value, uniforms));

    private static void Reduce(
        Kernel kernel, LoopProgram program, RunTensor tensor, LoopCode code, DeviceTensors memory, Dictionary<int, Quantity> values, double* uniforms, long matrix, double[] totals)
    {
        int wide = 0;
        foreach (int number in program.Pass.Reductions)
        {
            Collective collective = Collective.Of(program[number]);
            Tensor operand = Spread(Of(program, values, program[number].Operands[0], uniforms), memory, program.Pass.Space, matrix, kernel.Real);
            if (!collective.IsWide)
            {
                values[number] = new Quantity(Along(operand, collective.Kind, collective.Scope == ReduceScope.Row ? 2 : 1), isOwned: true);
                continue;
            }

            // The one place where the device is waited for.
            double result = Whole(operand, collective.Kind);
            ReductionInfo info = code.Reductions[wide];
            if (code.IsPerMatrix && info.Scope <= CollectiveScope.Matrix)
                tensor.Uniforms.Block((int)Math.Max(0, matrix))[info.Slot] = result;
            totals[wide] = PartialResults.Combine(info.Kind, totals[wide], result);
            wide++;
        }
    }

    private static void Store(Kernel kernel, LoopProgram program, DeviceTensors memory, Dictionary<int, Quantity> values, double* uniforms, long matrix)
    {
        // What was read may be about to be overwritten by another store of the same loop.
        (Compiler.IR.Tensor Target, Tensor Values)[] stores =
        [
            .. program.Pass.Stores.Select(store =>
            {
                Quantity quantity = Of(program, values, store.Value, uniforms);
                Tensor stored = quantity.On(memory.Device, TensorOperations.TypeOf(kernel.Real));
                return (kernel.Tensors.First(t => t.Name == store.Target), quantity.Tensor is null || quantity.IsOwned ? stored : stored.clone());
            }),
        ];
        foreach ((Compiler.IR.Tensor target, Tensor stored) in stores)
            memory.Store(target, stored, matrix);
    }

    // A value that many weights share counts for each of them.
    private static Tensor Spread(Quantity value, DeviceTensors memory, Compiler.IR.StateSpace space, long matrix, IrType real)
    {
        long[] shape = [.. memory.ShapeOf(space)];
        shape[0] = matrix < 0 ? shape[0] : 1;
        return value.On(memory.Device, TensorOperations.TypeOf(real)).expand(shape);
    }

    private static Tensor Along(Tensor values, ReduceKind kind, long axis) => kind switch
    {
        ReduceKind.Sum => values.sum(axis, keepdim: true),
        ReduceKind.Max => values.amax([axis], keepdim: true),
        _ => values.amin([axis], keepdim: true),
    };

    private static double Whole(Tensor values, ReduceKind kind)
    {
        Tensor result = kind switch
        {
            ReduceKind.Sum => values.sum(ScalarType.Float64),
            ReduceKind.Max => values.max(),
            _ => values.min(),
        };
        return result.to(ScalarType.Float64).item<double>();
    }
}
