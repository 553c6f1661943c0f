using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Finds where the arrays of tensors are now.</summary>
internal static unsafe class Addresses
{
    /// <summary>Writes a tensor's <see cref="RunTensor.Bases"/>.</summary>
    public static void Refresh(RunTensor tensor)
    {
        RunGroup group = tensor.Group;
        TensorInfo[] operands = group.Route.Plan.Tensors;
        for (int i = 0; i < operands.Length; i++)
        {
            TensorInfo operand = operands[i];
            tensor.Bases[i] = operand.Source switch
            {
                TensorSource.Parameter => tensor.Parameter.ValueAddress,
                TensorSource.Gradient => tensor.Parameter.GradientAddress,
                TensorSource.Input => tensor.Parameter.InputAddress(group.Route.Rule.Inputs[operand.Place].Name),
                TensorSource.State => group.States.Address(operand.Place, tensor.Index),
                TensorSource.Output => group.Route.Precision.Outputs.Address(group.Route.Rule.Outputs[operand.Place], tensor.Parameter.Name),
                TensorSource.Scratch => group.Scratch.Address(i, tensor.Index),
                _ => null,
            };
            tensor.Companions[i] = operand.Source switch
            {
                TensorSource.Parameter => group.States.Compensation(tensor.Index),
                TensorSource.State => group.States.Companion(operand.Place, tensor.Index),
                _ => null,
            };
        }
    }

    /// <exception cref="InvalidOperationException">A loop of the step would read an input that has not been set; the message names all of them.</exception>
    public static void RequireInputs(RunTensor[] tensors)
    {
        // Plain loops: gradients may move before every step, and steps do not allocate.
        int missing = 0;
        foreach (RunTensor tensor in tensors)
        {
            if (tensor.IsSkipped)
                continue;
            foreach (int input in tensor.Uniforms.Code.Inputs)
                missing += IsMissing(tensor, input) ? 1 : 0;
        }

        if (missing == 0)
            return;
        IEnumerable<string> names = tensors.Where(tensor => !tensor.IsSkipped)
            .SelectMany(tensor => tensor.Uniforms.Code.Inputs.Where(input => IsMissing(tensor, input)), (tensor, input) => $"{NameOf(tensor, input)} of {tensor.Parameter.Name}");
        throw new InvalidOperationException($"A step needs inputs that have not been set: {string.Join(", ", names)}.");
    }

    private static bool IsMissing(RunTensor tensor, int input) => tensor.Facts.Length > 0 && tensor.Parameter.InputAddress(NameOf(tensor, input)) == null;

    private static string NameOf(RunTensor tensor, int input) => tensor.Group.Route.Rule.Inputs[input].Name;
}
