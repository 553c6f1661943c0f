using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <content>Read access to states.</content>
public sealed partial class OptimizerRun
{
    /// <summary>Whether a state exists for a parameter under its hyperparameters.</summary>
    /// <exception cref="KeyNotFoundException">The run has no such parameter, or its rule no such state.</exception>
    public bool HasState(string parameter, string state)
    {
        RequireAlive();
        (RunTensor tensor, int index) = Place(parameter, state);
        RunRoute route = tensor.Group.Route;
        return route.Rule.States[index].Space == StateSpace.Global ? route.HasGlobal(index) : tensor.Group.States.Has(index, tensor.Index);
    }

    /// <summary>A state of a parameter in a float table, as the last step left it.</summary>
    /// <inheritdoc cref="StateAs{T}"/>
    public ReadOnlySpan<float> State(string parameter, string state) => StateAs<float>(parameter, state);

    /// <summary>
    /// A state of a parameter, as the last step left it: a number for each weight, row, column or block, in the order of memory. States of
    /// tensors and of the run are read with <see cref="ScalarState"/>.
    /// </summary>
    /// <typeparam name="T">float, double, <see cref="BFloat16"/> or <see cref="Half"/>, as the state is kept.</typeparam>
    /// <exception cref="KeyNotFoundException">The run has no such parameter, or its rule no such state.</exception>
    /// <exception cref="InvalidOperationException">The state does not exist under the parameter's hyperparameters.</exception>
    /// <exception cref="ArgumentException">The state is kept in another type, or is a single number.</exception>
    public ReadOnlySpan<T> StateAs<T>(string parameter, string state)
        where T : unmanaged
    {
        RequireAlive();
        BringStatesBack();
        (RunTensor tensor, int index) = Existing(parameter, state);
        if (tensor.Group.States.FormatOf(index, tensor.Index).IsBlock8())
            throw new ArgumentException($"The state {state} is kept as codes of 8 bits: read it with StateValues.");
        if (tensor.Group.Route.Rule.States[index].Space is not (StateSpace.Tensor or StateSpace.Global))
            tensor.Group.States.TypeOf(index, tensor.Index).Require<T>("The state ", state);
        return tensor.Group.Route.Rule.States[index].Space is not (StateSpace.Tensor or StateSpace.Global)
            ? tensor.Group.States.Span<T>(index, tensor.Index)
            : throw new ArgumentException($"The state {state} is a single number: read it with ScalarState.");
    }

    /// <summary>A copy of a state of a parameter as floats, whatever it is kept in: a number for each weight, row, column or block.</summary>
    /// <exception cref="KeyNotFoundException">The run has no such parameter, or its rule no such state.</exception>
    /// <exception cref="InvalidOperationException">The state does not exist under the parameter's hyperparameters.</exception>
    /// <exception cref="ArgumentException">The state is a single number.</exception>
    public unsafe float[] StateValues(string parameter, string state)
    {
        RequireAlive();
        BringStatesBack();
        (RunTensor tensor, int index) = Existing(parameter, state);
        GroupStates states = tensor.Group.States;
        if (tensor.Group.Route.Rule.States[index].Space is StateSpace.Tensor or StateSpace.Global)
            throw new ArgumentException($"The state {state} is a single number: read it with ScalarState.");
        float[] values = new float[states.Count(index, tensor.Index)];
        byte* stored = states.Address(index, tensor.Index);
        OperandFormat format = states.FormatOf(index, tensor.Index);
        fixed (float* destination = values)
        {
            if (format != OperandFormat.Direct)
                format.Widen(Arm.Auto, stored, states.Companion(index, tensor.Index), 0, destination, values.Length);
            else
            {
                for (int i = 0; i < values.Length; i++)
                    destination[i] = states.TypeOf(index, tensor.Index) == ElementType.Float64 ? (float)((double*)stored)[i] : ((float*)stored)[i];
            }
        }

        GC.KeepAlive(table);
        return values;
    }

    /// <summary>A state of which a tensor, or the run, has one number, as the last step left it.</summary>
    /// <param name="parameter">The parameter; of a state of the run any that its rule updates.</param>
    /// <param name="state">The state.</param>
    /// <exception cref="KeyNotFoundException">The run has no such parameter, or its rule no such state.</exception>
    /// <exception cref="InvalidOperationException">The state does not exist under the parameter's hyperparameters.</exception>
    /// <exception cref="ArgumentException">The state has more numbers than one.</exception>
    public double ScalarState(string parameter, string state)
    {
        RequireAlive();
        BringStatesBack();
        (RunTensor tensor, int index) = Existing(parameter, state);
        return tensor.Group.Route.Rule.States[index].Space switch
        {
            StateSpace.Global => tensor.Group.Route.Globals[index],
            StateSpace.Tensor => tensor.Group.States.Span<double>(index, tensor.Index)[0],
            _ => throw new ArgumentException($"The state {state} has a number for each weight, row, column or block: read it with State."),
        };
    }

    /// <summary>
    /// Bytes that the run keeps from step to step beside weights and gradients: all states that exist by now, with what belongs to states in 8 bits
    /// and to compensated weights. Padding between tensors and memory that steps work in are not counted.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The run or its table has been disposed of.</exception>
    public long StateBytes
    {
        get
        {
            RequireAlive();
            return Groups.Sum(group => group.States.TotalBytes)
                + routes.Sum(route => sizeof(double) * (long)Enumerable.Range(0, route.Rule.States.Count).Count(route.HasGlobal));
        }
    }

    private (RunTensor Tensor, int State) Existing(string parameter, string state) => HasState(parameter, state)
        ? Place(parameter, state)
        : throw new InvalidOperationException($"{Find(parameter).Group.Route.Rule.ShortName()} keeps no {state} for {parameter} under these hyperparameters.");

    private (RunTensor Tensor, int State) Place(string parameter, string state)
    {
        RunTensor tensor = Find(parameter);
        return (tensor, tensor.Group.Route.Rule.StateIndex(state));
    }

    private RunTensor Find(string parameter) => tensors.TryGetValue(parameter, out RunTensor? tensor)
        ? tensor
        : throw new KeyNotFoundException($"There is no parameter {parameter}{Nearest.Hint(parameter, tensors.Keys)}");
}
