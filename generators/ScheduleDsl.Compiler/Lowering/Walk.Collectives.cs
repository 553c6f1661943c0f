using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

public sealed partial class Walk
{
    // Branches that only some weights take, around what is being walked.
    private int varyingBranches;

    // Operators around it of which the body computes one operand or the other.
    private int choices;
    private Dictionary<string, StateSpace> spaces = [];
    private readonly Dictionary<string, bool> seesTensor = [];
    private int draws;

    /// <summary>Operations whose first operands say which one is meant: in the graph that is the text of the value.</summary>
    private int LowerNamed(Operation operation, Environment environment)
    {
        if (operation.Op == Op.Fact)
            return builder.Add(Op.Fact, operation.Type, [], ((Fact)Number(operation, 0)).ToString());
        if (operation.Op == Op.Draw)
            return Draw(operation);
        if (operation.Op == Op.Matrix)
            return LowerMatrix(operation, environment);
        Collective collective = new((ReduceScope)Number(operation, 0), (ReduceKind)Number(operation, 1));
        int x = Lower(operation.Operands[2], environment);
        if (varyingBranches > 0)
            throw new LoweringException($"the collective Across.{collective.Scope} over '{ValueText.Of(Graph([], x), x)}' stands in a branch that only some weights take: compute it before the branch");
        if (MatrixSpaces.IsOther(builder.Values[x].Rate) && (collective.Scope < ReduceScope.Matrix || collective.IsOrder))
            throw new LoweringException($"Across.{collective.Name} goes over weights, and '{ValueText.Of(Graph([], x), x)}' has one for each of {MatrixSpaces.Words(builder.Values[x].Rate)}");
        int length = Slot(Lower(operation.Operands[3], environment));
        if (!builder.IsKnownBefore(length) || !builder.Values[length].Rate.IsUniform())
            throw new LoweringException("the length of a block must be known before the step");
        if (collective.IsOfVectors)
            return builder.Reduce(operation.Type, RateOfVector(collective, x), [x, length], Site(operation, collective, (x, -1)));

        Rate rate = collective.Rate;
        if (!collective.IsOrder)
            return builder.Reduce(operation.Type, rate, [x, length], Site(operation, collective, (x, -1)));
        int rank = Rank(collective, rate, Lower(operation.Operands[4], environment));
        return builder.Reduce(operation.Type, rate, [x, length, rank], Site(operation, collective, (x, rank)));
    }

    private Rate RateOfVector(Collective collective, int x) => builder.Values[x].Rate is (Rate.Row or Rate.Column) and var rate
        ? rate
        : throw new LoweringException($"Across.{collective.Name} takes a value that each row, or each column, has one of, and '{ValueText.Of(Graph([], x), x)}' changes with every {builder.Values[x].Rate.ToString().ToLowerInvariant()}");

    /// <summary>Which of the ordered operands is wanted: one for all that the result is for.</summary>
    private int Rank(Collective collective, Rate result, int rank)
    {
        if (collective.Scope == ReduceScope.All)
            return Shared($"which one Across.All.{collective.Kind} takes", rank);
        Rate own = builder.Values[rank].Rate;

        // Blocks lie across matrices.
        if (result.IsUniform() && own > result || result == Rate.Block && own == Rate.Matrix)
            throw new LoweringException($"which one Across.{collective.Name} takes changes with every {own.ToString().ToLowerInvariant()}, and its result with every {result.ToString().ToLowerInvariant()}");
        return rank;
    }

    /// <summary>Whether a function asks for more than its arguments: as a call it would be answered for a single weight.</summary>
    private bool SeesTensor(string id)
    {
        if (!seesTensor.TryGetValue(id, out bool sees) && functions.TryGetValue(id, out Function? function))
        {
            seesTensor[id] = false;
            seesTensor[id] = sees = Operators.In(function.Body).Any(o => o is Op.Reduce or Op.Fact or Op.Draw or Op.Matrix) || Calls.In(function.Body).Any(SeesTensor);
        }
        return sees;
    }

    /// <summary>The number of a draw is how many the path has met before, as it is where the body runs as plain C#.</summary>
    private int Draw(Operation operation)
    {
        if (varyingBranches > 0)
            throw new LoweringException("a random number is drawn in a branch that only some weights take: draw it before the branch");

        if (choices > 0)
            throw new LoweringException("a random number is drawn in a part of '?:', '&&', '||' or 'switch' that is not always computed: draw it before");

        // Both sides of a branch that becomes a select would count, and only one runs.
        if (speculation > 0)
            throw new UndecidedCallException();
        return builder.Leaf(Op.Draw, operation.Type, Rate.Element, DrawText.Of((DrawKind)Number(operation, 0), draws++));
    }

    private int BlockLength(State state) => state.BlockLength is null ? -1 : Slot(Lower(state.BlockLength, Environment.Empty));

    // The runtime reads lengths of blocks from the uniform block, which holds doubles. A whole number that has come as a Scalar is the
    // whole number: a state and a collective of the same length share a loop.
    private int Slot(int length)
    {
        Value given = builder.Values[length];
        if (given.Op == Op.Convert && builder.Values[given.Operands[0]] is { Op: Op.Convert } scalar && builder.Values[scalar.Operands[0]].Type == IrType.Int32)
            length = builder.Add(Op.Convert, given.Type, [scalar.Operands[0]]);
        return builder.Add(Op.Convert, IrType.Float64, [length]);
    }

    /// <summary>What a state is given: it must be one value for each number that the state has room for.</summary>
    private int Assigned(string state, int value)
    {
        StateSpace space = spaces[state];
        Rate rate = builder.Values[value].Rate;
        Rate room = RateOf.OfSpace(space);
        if (space == StateSpace.Global)
            return Shared($"'{state}'", value);
        if (Rates.Join(rate, room) != room)
            throw new LoweringException($"state '{state}' has one value for each {space.ToString().ToLowerInvariant()}, and is given one that changes with every {rate.ToString().ToLowerInvariant()}");
        return value;
    }

    private int Shared(string what, int value)
    {
        Value given = builder.Values[value];
        if (given.Op is Op.Literal or Op.Share)
            return value;
        if (Reach.From(builder.Values, [value], v => v.Op is not (Op.Share or Op.Reduce)).Select(v => builder.Values[v]).FirstOrDefault(v => v.Operands.Count == 0 || v.Op == Op.Reduce
            ? v.Rate > Rate.All : false) is { } local)
            throw new LoweringException($"{what} has one value for the run, and is given one that depends on '{local.Text}'");
        return builder.Add(Op.Share, given.Type, [value]);
    }

    private static int Number(Operation operation, int operand) =>
        int.Parse(((Literal)operation.Operands[operand]).Text, CultureInfo.InvariantCulture);
}
