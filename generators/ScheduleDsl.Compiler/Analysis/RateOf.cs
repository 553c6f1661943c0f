using System;
using System.Collections.Generic;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>The rate of a value: the seeds in one switch, and everything else the join of its operands. States and inputs of other spaces are told by <see cref="OfSpace"/>.</summary>
public static class RateOf
{
    /// <param name="op">The operation.</param>
    /// <param name="type">The value's type: of hypers, only a double can follow a schedule.</param>
    /// <param name="operands">The operands' rates.</param>
    /// <param name="text">The text of the value: of a collective, what it is over.</param>
    public static Rate Run(Op op, IrType type, IEnumerable<Rate> operands, string text)
    {
        switch (op)
        {
            case Op.Literal: return Rate.Constant;
            case Op.Hyper: return type == IrType.Float64 ? Rate.Step : Rate.Run;
            case Op.Step: return Rate.Step;
            case Op.Fact: return text switch { nameof(Fact.AllLength) => Rate.All, nameof(Fact.GroupLength) => Rate.Group, _ => Rate.Tensor };
            case Op.Reduce: return Collective.Parse(text).Rate;
            case Op.Share: return Rate.All;
            case Op.State or Op.Input or Op.Time or Op.Draw or Op.Matrix: return Rate.Element;
        }

        // Not known while compiling, whatever the arguments are: a table is a setting, and a call runs.
        Rate rate = op is Op.TableRead or Op.Call ? Rate.Run : Rate.Constant;
        foreach (Rate operand in operands)
            rate = Rates.Join(rate, operand);
        return rate;
    }

    /// <summary>The rate of a state.</summary>
    public static Rate OfSpace(StateSpace space) => space switch
    {
        StateSpace.Element => Rate.Element,
        StateSpace.Row => Rate.Row,
        StateSpace.Column => Rate.Column,
        StateSpace.Block => Rate.Block,
        StateSpace.Tensor => Rate.Tensor,
        _ when MatrixSpaces.RateOf(space) is { } rate => rate,
        _ => Rate.All,
    };
}
