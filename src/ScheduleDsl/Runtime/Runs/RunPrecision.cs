using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>What a run computes in, and what its memory holds.</summary>
internal sealed class RunPrecision
{
    private readonly ParameterTable table;
    private readonly RunOptions options;

    /// <exception cref="ArgumentException">Table and options ask for what cannot be computed together.</exception>
    public RunPrecision(ParameterTable table, RunOptions options, IReadOnlyList<RouteMembers> routes)
    {
        IEnumerable<CompiledRule> rules = routes.Select(route => route.Settings.Rule);
        (this.table, this.options) = (table, options);
        Compute = table.ElementType == ElementType.Float64 ? ElementType.Float64 : ElementType.Float32;
        if ((table.GradientType == ElementType.Float64) != (Compute == ElementType.Float64))
        {
            throw new ArgumentException(
                $"The table holds weights of {table.ElementType} and gradients of {table.GradientType}: where one is Float64, a run needs the other to be Float64 too.");
        }

        if (options.StochasticRounding && table.ElementType != ElementType.BFloat16)
            throw new ArgumentException($"RunOptions.StochasticRounding is for weights of BFloat16, and the table holds {table.ElementType}");
        if (options.CompensatedRounding && table.ElementType != ElementType.BFloat16)
            throw new ArgumentException($"RunOptions.CompensatedRounding is for weights of BFloat16, and the table holds {table.ElementType}");
        if (options.CompensatedRounding && options.StochasticRounding)
            throw new ArgumentException("RunOptions asks for StochasticRounding and CompensatedRounding: weights are rounded in one way");
        string[] names = [.. rules.SelectMany(rule => rule.States).Where(state => state.Space == StateSpace.Element).Select(state => state.Name)];
        foreach ((string name, StatePrecision precision) in options.StatePrecisions)
        {
            Require(precision, $"RunOptions.StatePrecisions: {name}");
            if (!names.Contains(name))
                throw new ArgumentException($"RunOptions.StatePrecisions: no rule of the run keeps a state {name} for each weight{Nearest.Hint(name, names)}");
        }

        Require(options.StatePrecision, "RunOptions.StatePrecision");
        Outputs = new RunOutputs(table, options, routes, Compute);
    }

    /// <summary>What updates write beside parameters and states.</summary>
    public RunOutputs Outputs { get; }

    /// <summary>What loops compute in.</summary>
    public ElementType Compute { get; }

    /// <summary>Whether what rounding takes from weights is kept beside them.</summary>
    public bool IsCompensated => options.CompensatedRounding;

    /// <summary>What a state's numbers are: those of a tensor or the run are doubles, as uniform values are. Of codes, what they stand for.</summary>
    public ElementType OfState(StateInfo state) => state.Space switch
    {
        StateSpace.Tensor or StateSpace.Global => ElementType.Float64,
        StateSpace.Element => Wanted(state) switch
        {
            StatePrecision.BFloat16 => ElementType.BFloat16,
            StatePrecision.Float16 => ElementType.Float16,
            _ => Compute,
        },
        _ => Compute,
    };

    /// <summary>How a state lies in memory.</summary>
    public OperandFormat FormatOf(StateInfo state) => state.Space != StateSpace.Element ? OperandFormat.Direct : Wanted(state) switch
    {
        StatePrecision.Block8Signed => OperandFormat.Block8Signed,
        StatePrecision.Block8Unsigned => OperandFormat.Block8Unsigned,
        _ => FormatOf(OfState(state)),
    };

    private StatePrecision Wanted(StateInfo state) => options.StatePrecisions.TryGetValue(state.Name, out StatePrecision named) ? named : options.StatePrecision;

    /// <summary>How loops of a rule get one of their tensors.</summary>
    public OperandFormat FormatOf(CompiledRule rule, TensorInfo tensor) => tensor.Source switch
    {
        TensorSource.Parameter when options.StochasticRounding => OperandFormat.BFloat16ByChance,
        TensorSource.Parameter when options.CompensatedRounding => OperandFormat.BFloat16Compensated,
        TensorSource.Parameter => FormatOf(table.ElementType),
        TensorSource.Gradient or TensorSource.Input => FormatOf(table.GradientType),
        TensorSource.State => FormatOf(rule.States[tensor.Place]),
        TensorSource.Draw => OperandFormat.Draw,
        TensorSource.Output => FormatOf(Outputs.Table(rule.Outputs[tensor.Place]).ElementType),
        _ => OperandFormat.Direct,
    };

    private static OperandFormat FormatOf(ElementType type) => type switch
    {
        ElementType.BFloat16 => OperandFormat.BFloat16,
        ElementType.Float16 => OperandFormat.Float16,
        _ => OperandFormat.Direct,
    };

    private void Require(StatePrecision precision, string what)
    {
        if (!Enum.IsDefined(precision))
            throw new ArgumentException($"{what} is {precision}: it must be one of {string.Join(", ", Enum.GetNames<StatePrecision>())}");
        if (precision != StatePrecision.Float32 && Compute == ElementType.Float64)
            throw new ArgumentException($"{what} is {precision}, and the table holds Float64: states are kept in less where loops compute in float");
    }
}
