using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <content>Taking over states from somewhere else, such as a run of another library.</content>
public sealed partial class OptimizerRun
{
    /// <summary>Goes on as if so many updates had been applied: schedules and the rule's step number follow. States stay what they are.</summary>
    /// <param name="steps">Number of updates, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public void ContinueAt(long steps)
    {
        RequireAlive();
        RequireNoEvaluation("another step number");
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        Settle();
        execution?.JumpTo(steps);
        Steps = steps;
        readings++;
    }

    /// <summary>Replaces a state of a parameter that has a number for each weight, row, column or block, in the order of memory; rounded to what it is kept in.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="state">The state.</param>
    /// <param name="values">As many numbers as the state has.</param>
    /// <exception cref="KeyNotFoundException">The run has no such parameter, or its rule no such state.</exception>
    /// <exception cref="InvalidOperationException">The state does not exist under the parameter's hyperparameters.</exception>
    /// <exception cref="ArgumentException">There are not as many numbers as the state has, or it is a single number.</exception>
    public unsafe void SetState(string parameter, string state, ReadOnlySpan<float> values)
    {
        (GroupStates states, int index, int tensor) = Writable(parameter, state, values.Length);
        byte* stored = states.Address(index, tensor);
        OperandFormat format = states.FormatOf(index, tensor);
        fixed (float* source = values)
        {
            if (format.IsBlock8())
                BlockFormat.Quantise(Arm.Auto, format.Book(), source, values.Length, stored, (float*)states.Companion(index, tensor));
            else if (format == OperandFormat.BFloat16)
                BFloat16Conversion.Narrow(Arm.Auto, source, (ushort*)stored, values.Length);
            else if (format == OperandFormat.Float16)
                Float16Conversion.Narrow(Arm.Auto, source, (ushort*)stored, values.Length);
            else if (states.TypeOf(index, tensor) == ElementType.Float32)
                values.CopyTo(new Span<float>(stored, values.Length));
            else
            {
                for (int i = 0; i < values.Length; i++)
                    ((double*)stored)[i] = values[i];
            }
        }

        GC.KeepAlive(table);
    }

    /// <summary>The same for a table of doubles.</summary>
    /// <inheritdoc cref="SetState(string, string, ReadOnlySpan{float})"/>
    public unsafe void SetState(string parameter, string state, ReadOnlySpan<double> values)
    {
        (GroupStates states, int index, int tensor) = Writable(parameter, state, values.Length);
        states.TypeOf(index, tensor).Require<double>("The state ", state);
        values.CopyTo(new Span<double>(states.Address(index, tensor), values.Length));
        GC.KeepAlive(table);
    }

    /// <summary>Replaces a state of which a tensor, or the run, has one number.</summary>
    /// <param name="parameter">The parameter; of a state of the run any that its rule updates.</param>
    /// <param name="state">The state.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="KeyNotFoundException">The run has no such parameter, or its rule no such state.</exception>
    /// <exception cref="InvalidOperationException">The state does not exist under the parameter's hyperparameters.</exception>
    /// <exception cref="ArgumentException">The state has more numbers than one.</exception>
    public void SetScalarState(string parameter, string state, double value)
    {
        RequireAlive();
        RequireNoEvaluation("setting a state");
        TakeStatesBack();
        (RunTensor tensor, int index) = Existing(parameter, state);
        switch (tensor.Group.Route.Rule.States[index].Space)
        {
            case StateSpace.Global:
                tensor.Group.Route.Globals[index] = value;
                break;
            case StateSpace.Tensor:
                tensor.Group.States.Span<double>(index, tensor.Index)[0] = value;
                break;
            default:
                throw new ArgumentException($"The state {state} has a number for each weight, row, column or block: set it with SetState.");
        }
    }

    private (GroupStates States, int State, int Tensor) Writable(string parameter, string state, long count)
    {
        RequireAlive();
        RequireNoEvaluation("setting a state");
        TakeStatesBack();
        (RunTensor tensor, int index) = Existing(parameter, state);
        GroupStates states = tensor.Group.States;
        if (tensor.Group.Route.Rule.States[index].Space is StateSpace.Tensor or StateSpace.Global)
            throw new ArgumentException($"The state {state} is a single number: set it with SetScalarState.");
        if (states.Count(index, tensor.Index) != count)
            throw new ArgumentException($"The state {state} of {tensor.Parameter} has {states.Count(index, tensor.Index)} numbers, and is given {count}.");
        return (states, index, tensor.Index);
    }
}
