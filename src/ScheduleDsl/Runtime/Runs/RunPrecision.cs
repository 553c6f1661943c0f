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
        bool isNarrowed = options.StatePrecisions.Values.Append(options.StatePrecision).Any(precision => precision != StatePrecision.Float32);
        IsMixed = isNarrowed && (options.FullStatePrecisionBelow > 0 || routes.Any(route => route.Groups.Any(group => group.Group is { FullStatePrecision: true })));
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
        if (options.FullStatePrecisionBelow < 0)
            throw new ArgumentException($"RunOptions.FullStatePrecisionBelow is {options.FullStatePrecisionBelow}: it must be a number of weights, at least 0.");
        Outputs = new RunOutputs(table, options, routes, Compute);
    }

    /// <summary>What updates write beside parameters and states.</summary>
    public RunOutputs Outputs { get; }

    /// <summary>What loops compute in.</summary>
    public ElementType Compute { get; }

    /// <summary>Whether what rounding takes from weights is kept beside them.</summary>
    public bool IsCompensated => options.CompensatedRounding;

    /// <summary>Whether loops may leave values to each other where gradients are.</summary>
    public bool MayOverwriteGradients => options.MayOverwriteGradients;

    /// <summary>Whether some tensors may keep their states in full precision while others do not.</summary>
    public bool IsMixed { get; }

    /// <summary>Whether a parameter of a group keeps its states in full precision, whatever the others do.</summary>
    public bool IsFull(Parameter parameter, ParameterGroup? group) => IsMixed && (parameter.Length < options.FullStatePrecisionBelow || group is { FullStatePrecision: true });

    /// <summary>What a state's numbers are: those of a tensor or the run are doubles, as uniform values are. Of codes, what they stand for.</summary>
    /// <param name="state">The state.</param>
    /// <param name="isFull">Whether it is one of a tensor that <see cref="IsFull"/>.</param>
    public ElementType OfState(StateInfo state, bool isFull) => state.Space switch
    {
        StateSpace.Tensor or StateSpace.Global => ElementType.Float64,
        StateSpace.Element when !isFull => Wanted(state) switch
        {
            StatePrecision.BFloat16 => ElementType.BFloat16,
            StatePrecision.Float16 => ElementType.Float16,
            _ => Compute,
        },
        _ => Compute,
    };

    /// <summary>How a state lies in memory.</summary>
    /// <inheritdoc cref="OfState"/>
    public OperandFormat FormatOf(StateInfo state, bool isFull) => isFull || state.Space != StateSpace.Element ? OperandFormat.Direct : Wanted(state) switch
    {
        StatePrecision.Block8Signed => OperandFormat.Block8Signed,
        StatePrecision.Block8Unsigned => OperandFormat.Block8Unsigned,
        _ => FormatOf(OfState(state, isFull)),
    };

    private StatePrecision Wanted(StateInfo state) => options.StatePrecisions.TryGetValue(state.Name, out StatePrecision named) ? named : options.StatePrecision;

    /// <summary>How loops of a rule get one of their tensors.</summary>
    public OperandFormat FormatOf(CompiledRule rule, TensorInfo tensor, bool isFull = false) => tensor.Source switch
    {
        TensorSource.Parameter when options.StochasticRounding => OperandFormat.BFloat16ByChance,
        TensorSource.Parameter when options.CompensatedRounding => OperandFormat.BFloat16Compensated,
        TensorSource.Parameter => FormatOf(table.ElementType),
        TensorSource.Gradient or TensorSource.Input => FormatOf(table.GradientType),
        TensorSource.State => FormatOf(rule.States[tensor.Place], isFull),
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
