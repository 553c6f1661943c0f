using System;
using System.Collections.Generic;
using System.IO;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch;

/// <summary>
/// What an optimizer keeps for one parameter: a view of the run, in whose memory states lie, so no dispose scope ends them. A state dictionary's file has them with the
/// first group's options.
/// </summary>
public sealed class ScheduleDslState : OptimizerState
{
    private readonly ScheduleDslOptimizer optimizer;
    private readonly string name;
    private readonly Device device;

    internal ScheduleDslState(ScheduleDslOptimizer optimizer, string name, TorchParameter parameter)
        : base(parameter) => (this.optimizer, this.name, device) = (optimizer, name, parameter.device);

    /// <summary>Names of the states that exist for the parameter, as the rule calls them.</summary>
    public IReadOnlyList<string> Names => optimizer.StateNames(name);

    /// <summary>A copy of a state: of the parameter's shape where there is a number for each weight.</summary>
    /// <param name="state">The state, as the rule calls it.</param>
    /// <exception cref="KeyNotFoundException">The rule has no such state.</exception>
    /// <exception cref="InvalidOperationException">It does not exist under the parameter's hyperparameters.</exception>
    public Tensor this[string state] => optimizer.StateTensor(name, state);

    /// <summary>Nothing: the run is written with the first group's options.</summary>
    public override void SaveStateDict(BinaryWriter writer)
    {
    }

    /// <summary>Nothing: the run is read with the first group's options.</summary>
    public override void LoadStateDict(BinaryReader reader)
    {
    }

    /// <summary>Nothing: the run is taken over with the first group's options.</summary>
    public override void LoadStateDict(OptimizerState source)
    {
    }

    /// <summary>Nothing: a state begins as its rule says.</summary>
    public override void Initialize(OptimizerOptions options)
    {
    }

    /// <summary>Nothing where the state is there already.</summary>
    /// <exception cref="NotSupportedException">Another device: states are where the parameter is.</exception>
    public override void to(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (device.type != this.device.type || (device.index >= 0 && this.device.index >= 0 && device.index != this.device.index))
        {
            throw new NotSupportedException(
                $"The states of {name} are on {this.device}, as the parameter is, and cannot be moved to {device} alone: move the module, then call Rebind(module.named_parameters()); they follow it.");
        }
    }

    /// <summary>Whether both have the same states with nearly the same numbers.</summary>
    public override bool ApproximatelyEquals(OptimizerState other)
    {
        if (other is not ScheduleDslState state || state.Names.Count != Names.Count)
            return false;
        foreach (string each in Names)
        {
            using Tensor mine = this[each];
            using Tensor theirs = state[each];
            if (!mine.allclose(theirs))
                return false;
        }

        return true;
    }
}
