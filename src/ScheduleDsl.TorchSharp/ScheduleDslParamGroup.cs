using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;
using TorchSharp.Modules;
using static TorchSharp.torch.optim;

namespace ScheduleDsl.Torch;

/// <summary>
/// A parameter group of a <see cref="ScheduleDslOptimizer"/>. Made by the optimizer for each group of its run; also what a caller hands over to have parameters in a group
/// of their own.
/// </summary>
/// <remarks>
/// <see cref="LearningRate"/> is the rate that the next step uses. As long as nobody writes it, it follows the settings. Writing it, as TorchSharp's schedulers do, sets
/// the rate from then on; multipliers do not apply to it. Where the settings' rate follows a schedule, writing is an error: two would drive one rate.
/// </remarks>
public sealed class ScheduleDslParamGroup : ParamGroup<ScheduleDslOptions>, ILearningRateController, IMomentum
{
    private ScheduleDslOptimizer? optimizer;
    private RunGroup? group;
    private string name = "";
    private double multiplier = 1;
    private double published;

    /// <summary>A group to hand to an optimizer.</summary>
    /// <param name="parameters">Its parameters, by name.</param>
    public ScheduleDslParamGroup(IEnumerable<(string Name, TorchParameter Parameter)> parameters)
    {
        Named = [.. parameters ?? throw new ArgumentNullException(nameof(parameters))];
        Parameters = [.. Named.Select(named => named.Parameter)];
    }

    /// <summary>Makes the group stand for one of an optimizer's run; again when the optimizer has another run or other tensors, for whoever holds the group keeps it.</summary>
    internal void Attach(ScheduleDslOptimizer owner, RunGroup shown, IEnumerable<(string Name, TorchParameter Parameter)> parameters)
    {
        (optimizer, group, Named) = (owner, shown, [.. parameters]);
        Parameters = [.. Named.Select(named => named.Parameter)];
        if (base.Options is not null)
        {
            Publish();
            return;
        }

        (name, Options) = (shown.Name, new ScheduleDslOptions());
        Publish();
        Options.InitialLearningRate = Options.LearningRate!.Value;
    }

    /// <summary>What messages, results and saved runs call the group.</summary>
    public string Name
    {
        get => name;
        init => name = value;
    }

    /// <summary>Hyperparameters that differ from the settings, by name. Read when the optimizer takes the group.</summary>
    public Dictionary<string, Slot> Overrides { get; init; } = [];

    /// <summary>Multiplies the learning rate of the settings; finite, at least 0. It does not apply to rates that are written.</summary>
    public double RateMultiplier
    {
        get => group?.Hypers.RateMultiplier ?? multiplier;
        init => multiplier = value;
    }

    /// <summary>The rate that the next step uses.</summary>
    /// <exception cref="InvalidOperationException">Written where the settings' rate follows a schedule, or where the rule has no rate.</exception>
    public new double LearningRate
    {
        get => base.LearningRate;
        set
        {
            Write(value);
            published = value;
            base.LearningRate = value;
        }
    }

    double ILearningRateController.LearningRate
    {
        get => LearningRate;
        set => LearningRate = value;
    }

    double ILearningRateController.InitialLearningRate
    {
        get => base.InitialLearningRate;
        set => base.InitialLearningRate = value;
    }

    /// <summary>The momentum that the next step uses: the rule's hyperparameter of that role, else the decay of its average of gradients (beta1).</summary>
    /// <exception cref="InvalidOperationException">The rule has neither, or the settings' own follows a schedule and it is written.</exception>
    public double Momentum
    {
        get => Run.Hyper(MomentumHyper.Name, Name);
        set => Set(MomentumHyper, value);
    }

    internal IReadOnlyList<(string Name, TorchParameter Parameter)> Named { get; private set; }

    /// <summary>Whether it belongs to an optimizer already.</summary>
    internal bool IsTaken => optimizer is not null;

    /// <summary>Takes over a rate that somebody wrote past <see cref="LearningRate"/>, into the options.</summary>
    internal void TakeRate()
    {
        double rate = base.LearningRate;
        if (rate.Equals(published))
            return;
        Write(rate);
        published = rate;
    }

    /// <summary>Shows the rate of the coming step.</summary>
    internal void Publish()
    {
        if (RateHyper is { } hyper)
        {
            try
            {
                published = Run.Hyper(hyper.Name, Name);
            }
            catch (ArgumentOutOfRangeException)
            {
                // A schedule that throws past its end says so at the next step, if there is one.
            }
        }

        Options.LearningRate = published;
    }

    private OptimizerRun Run => (optimizer ?? throw new InvalidOperationException("The group belongs to no optimizer yet.")).Run;

    private CompiledRule Rule => group?.Route.Rule ?? throw new InvalidOperationException("The group belongs to no optimizer yet.");

    private HyperInfo? RateHyper => Rule.Hypers.FirstOrDefault(hyper => hyper.Role == HyperRole.LearningRate);

    private HyperInfo MomentumHyper => Rule.Hypers.FirstOrDefault(hyper => hyper.Role == HyperRole.Momentum)
        ?? Rule.Hypers.FirstOrDefault(hyper => hyper.Role == HyperRole.FirstMomentDecay)
        ?? throw new InvalidOperationException($"{Rule.ShortName()} has no momentum.");

    private void Write(double rate) => Set(
        RateHyper ?? throw new InvalidOperationException($"{Rule.ShortName()} has no learning rate that a scheduler could set."), rate);

    private void Set(HyperInfo hyper, double value)
    {
        if (group!.Hypers.Drivers[Rule.HyperIndex(hyper.Name)].Schedule is { } schedule)
        {
            throw new InvalidOperationException(
                $"{Rule.ShortName()}.{hyper.Name} of the group {Name} follows {schedule.Fingerprint}, and something else sets it to {RangeText.Number(value)}: let one of them drive it. "
                + "Give the settings a number to use a scheduler of TorchSharp, or leave the scheduler out.");
        }

        Run.SetHyper(hyper.Name, value, Name);
    }
}
