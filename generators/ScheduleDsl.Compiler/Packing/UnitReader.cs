using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Packing;

/// <summary>Reads what <see cref="UnitWriter"/> writes.</summary>
public static class UnitReader
{
    /// <exception cref="PackedIrException">The text is no unit; the message says where and why.</exception>
    public static Unit Read(string text)
    {
        NodeCursor unit = new(text, NodeParser.Parse(text));
        string name = unit.Word("a name");
        Unit result = unit.Head switch
        {
            UnitWriter.Rule => Rule(name, unit),
            UnitWriter.Modifier => new Modifier(name, unit.Name<ModifierStage>("a stage"),
                All(unit, "hyper", Hyper), All(unit, "state", State), All(unit, "function", Function), All(unit, "part", Part)),
            UnitWriter.Schedule => new Schedule(name,
                All(unit, "hyper", Hyper), All(unit, "phase", Phase), All(unit, "function", Function), Block(unit),
                unit.Name<CurveEnd>("an end"), Optional(unit, "length", BodyReader.Expression), All(unit, "check", Check),
                All(unit, "table", t => new Table(t.Word("a name"))), All(unit, "curve", Curve))
            {
                HoldIsDeclared = Optional(unit, UnitWriter.Holds, _ => "") is not null,
            },
            UnitWriter.Profile => Profile(name, unit),
            UnitWriter.Functions => new FunctionLibrary(name, All(unit, "function", Function)),
            _ => throw unit.Error($"'{unit.Head}' is no kind of unit"),
        };
        unit.End();
        return result;
    }

    private static Rule Rule(string name, NodeCursor unit)
    {
        string view = Optional(unit, "view", c => c.Name<MatrixView>("a view").ToString()) ?? nameof(MatrixView.FirstAxis);
        RankRange? ranks = Optional(unit, "ranks", c => new RankRange(c.Integer("the least rank"), c.Integer("the largest rank")));
        Expression? directions = Optional(unit, "directions", BodyReader.Expression);
        Rule rule = new(name, All(unit, "hyper", Hyper), All(unit, "state", State), All(unit, "input", Input), All(unit, "function", Function), Block(unit))
        {
            View = (MatrixView)Enum.Parse(typeof(MatrixView), view),
            Ranks = ranks,
            Directions = directions,
        };
        return rule.WithParts(All(unit, "part", Part));
    }

    private static Part Part(NodeCursor part)
    {
        string modifier = part.Word("a modifier");
        ModifierStage stage = part.Name<ModifierStage>("a stage");
        PartKind kind = part.Name<PartKind>("a kind of part");
        string output = Optional(part, "as", c => c.Word("a name")) ?? "";
        return new Part(modifier, stage, kind, All(part, "input", Input), Block(part)) { Output = output };
    }

    private static EquatableArray<T> All<T>(NodeCursor list, string head, Func<NodeCursor, T> read) where T : IEquatable<T>
    {
        List<T> items = [];
        while (list.Upcoming == head)
        {
            NodeCursor item = list.List(head);
            items.Add(read(item));
            item.End();
        }
        return items.ToEquatableArray();
    }

    private static Hyper Hyper(NodeCursor hyper)
    {
        string name = hyper.Word("a name");
        IrType type = hyper.Type();
        string value = hyper.Word("a default");
        string? enumType = Optional(hyper, "enum", c => c.Word("a type"));
        Bounds bounds = new(Bound(hyper, "min"), Bound(hyper, "above"), Bound(hyper, "max"), Bound(hyper, "below"));
        string role = Optional(hyper, "role", c => c.Word("a role")) ?? "None";
        return new Hyper(name, type, enumType, value, bounds, role) 
        {
            IsOfRule = Flag(hyper, UnitWriter.OfRule),
            Unit = hyper.Upcoming == "unit" ? Unit(hyper) : HyperUnit.None,
        };
    }

    private static HyperUnit Unit(NodeCursor hyper)
    {
        NodeCursor unit = hyper.List("unit");
        HyperUnit value = unit.Name<HyperUnit>("a unit");
        unit.End();
        return value;
    }

    private static Profile Profile(string name, NodeCursor profile)
    {
        bool isFalling = Flag(profile, UnitWriter.Falling);
        EquatableArray<Hyper> settings = All(profile, "hyper", Hyper);
        return new Profile(name, Function(profile.List("a function")), All(profile, "function", Function)) { IsFalling = isFalling, Settings = settings };
    }

    private static bool Flag(NodeCursor list, string head)
    {
        if (list.Upcoming != head)
            return false;
        list.List(head).End();
        return true;
    }

    private static double? Bound(NodeCursor hyper, string name)
    {
        if (hyper.Upcoming != name)
            return null;
        NodeCursor bound = hyper.List(name);
        double value = bound.Number("a bound");
        bound.End();
        return value;
    }

    private static T? Optional<T>(NodeCursor list, string head, Func<NodeCursor, T> read) where T : class
    {
        if (list.Upcoming != head)
            return null;
        NodeCursor item = list.List(head);
        T value = read(item);
        item.End();
        return value;
    }

    private static State State(NodeCursor state) => new(
        state.Word("a name"), state.Type(), state.Name<StateSpace>("a space"),
        Optional(state, "initial", BodyReader.Expression) ?? throw state.Error("a state lacks its initial value"),
        Optional(state, "when", BodyReader.Expression))
    {
        BlockLength = Optional(state, "block", BodyReader.Expression),
    };

    private static Input Input(NodeCursor input) => new(input.Word("a name"), input.Type(), input.Name<InputKind>("a kind of input"))
    {
        When = Optional(input, "when", BodyReader.Expression),
        IsOptional = Flag(input, UnitWriter.OptionalInput),
    };

    private static Phase Phase(NodeCursor phase)
    {
        string name = phase.Word("a name");
        string kind = phase.Word("a kind");
        PhaseForm form = phase.Name<PhaseForm>("a form");
        return new Phase(name, kind, Optional(phase, "length", BodyReader.Expression), form);
    }

    private static NamedCurve Curve(NodeCursor curve) =>
        new(curve.Word("a name"), Block(curve), curve.Name<CurveEnd>("an end"), Optional(curve, "length", BodyReader.Expression));

    private static Check Check(NodeCursor check)
    {
        string id = check.Word("an id");
        Expression condition = BodyReader.Expression(check);
        string message = check.Word("a message");
        List<Expression> numbers = [];
        while (!check.AtEnd)
            numbers.Add(BodyReader.Expression(check));
        return new Check(id, condition, message, numbers.ToEquatableArray());
    }

    private static Function Function(NodeCursor function)
    {
        string id = function.Word("an id");
        IrType result = function.Type();
        string access = function.Word("public or private");
        if (access is not ("public" or "private"))
            throw function.Error($"a function is public or private, not '{access}'");
        EquatableArray<FunctionParameter> parameters = All(function, "parameter", p => new FunctionParameter(p.Word("a name"), p.Type()));
        return new Function(id, parameters, result, Block(function), access == "public");
    }

    private static Block Block(NodeCursor owner) => BodyReader.Block(owner);
}
