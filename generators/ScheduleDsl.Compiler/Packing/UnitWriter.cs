using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Packing;

/// <summary>
/// Writes a unit as text that <see cref="UnitReader"/> reads back. It is both what travels in assemblies and how an unlowered
/// unit shows itself to people.
/// </summary>
public static class UnitWriter
{
    internal const string Rule = "rule";
    internal const string Modifier = "modifier";
    internal const string Schedule = "schedule";
    internal const string Profile = "profile";
    internal const string Functions = "functions";
    internal const string OfRule = "ofRule";
    internal const string Holds = "holds";
    internal const string Falling = "falling";
    internal const string OptionalInput = "optional";
    internal const string Body = "do";

    public static string Write(Unit unit) => NodeWriter.Write(unit switch
    {
        Rule rule => NodeList.Of(Rule, Words(rule.Name),
            rule.View == MatrixView.FirstAxis ? [] : One(NodeList.Of("view", Words(rule.View.ToString()))),
            rule.Ranks is { } ranks ? One(NodeList.Of("ranks", Words(Text(ranks.Least), Text(ranks.Most)))) : [],
            Optional("directions", rule.Directions),
            rule.Hypers.Select(Hyper), rule.States.Select(State), rule.Inputs.Select(Input), rule.Functions.Select(Function), One(Block(rule.Body)),
            rule.Parts.Select(Part)),
        Modifier modifier => NodeList.Of(Modifier, Words(modifier.Name, modifier.Stage.ToString()),
            modifier.Hypers.Select(Hyper), modifier.States.Select(State), modifier.Functions.Select(Function), modifier.Parts.Select(Part)),
        Schedule schedule => NodeList.Of(Schedule, Words(schedule.Name),
            schedule.Properties.Select(Hyper), schedule.Phases.Select(Phase), schedule.Functions.Select(Function), One(Block(schedule.Body)),
            Words(schedule.End.ToString()), schedule.Length is { } length ? One(NodeList.Of("length", One(Expression(length)))) : [],
            schedule.Checks.Select(Check),
            schedule.Tables.Select(t => NodeList.Of("table", Words(t.Name))), schedule.Curves.Select(Curve),
            schedule.HoldIsDeclared ? One(NodeList.Of(Holds)) : []),
        Profile profile => NodeList.Of(Profile, Words(profile.Name), profile.IsFalling ? One(NodeList.Of(Falling)) : [],
            profile.Settings.Select(Hyper), One(Function(profile.Value)), profile.Functions.Select(Function)),
        FunctionLibrary library => NodeList.Of(Functions, Words(library.Name), library.Functions.Select(Function)),
        _ => throw new NotSupportedException(unit.GetType().Name),
    });

    private static NodeList Hyper(Hyper hyper) => NodeList.Of("hyper", Words(hyper.Name, hyper.Type.Keyword(), hyper.Default),
        hyper.EnumType is { } type ? One(NodeList.Of("enum", Words(type))) : [],
        Bound("min", hyper.Bounds.Min), Bound("above", hyper.Bounds.Above), Bound("max", hyper.Bounds.Max), Bound("below", hyper.Bounds.Below),
        hyper.Role == "None" ? [] : One(NodeList.Of("role", Words(hyper.Role))),
        hyper.IsOfRule ? One(NodeList.Of(OfRule)) : [],
        hyper.Unit == HyperUnit.None ? [] : One(NodeList.Of("unit", Words(hyper.Unit.ToString()))));

    private static IEnumerable<Node> Bound(string name, double? bound) =>
        bound is { } value ? One(NodeList.Of(name, Words(Numbers.Text(value)))) : [];

    private static NodeList State(State state) => NodeList.Of("state",
        Words(state.Name, state.Type.Keyword(), state.Space.ToString()),
        One(NodeList.Of("initial", One(Expression(state.Initial)))),
        Optional("when", state.When), Optional("block", state.BlockLength));

    private static IEnumerable<Node> Optional(string head, Expression? expression) =>
        expression is null ? [] : One(NodeList.Of(head, One(Expression(expression))));

    private static NodeList Input(Input input) => NodeList.Of("input", Words(input.Name, input.Type.Keyword(), input.Kind.ToString()),
        Optional("when", input.When), input.IsOptional ? One(NodeList.Of(OptionalInput)) : []);

    private static NodeList Part(Part part) => NodeList.Of("part", Words(part.Modifier, part.Stage.ToString(), part.Kind.ToString()),
        part.Output.Length > 0 ? One(NodeList.Of("as", Words(part.Output))) : [], part.Inputs.Select(Input), One(Block(part.Body)));

    private static NodeList Phase(Phase phase) => NodeList.Of("phase", Words(phase.Name, phase.Kind, phase.Form.ToString()),
        phase.Length is { } length ? One(NodeList.Of("length", One(Expression(length)))) : []);

    private static NodeList Curve(NamedCurve curve) => NodeList.Of("curve", Words(curve.Name), One(Block(curve.Body)), Words(curve.End.ToString()),
        curve.Length is { } length ? One(NodeList.Of("length", One(Expression(length)))) : []);

    private static NodeList Check(Check check) => NodeList.Of("check",
        Words(check.Id), One(Expression(check.Condition)), Words(check.Message), check.Numbers.Select(Expression));

    private static NodeList Function(Function function) => NodeList.Of("function",
        Words(function.Id, function.Result.Keyword(), function.IsPublic ? "public" : "private"),
        function.Parameters.Select(p => NodeList.Of("parameter", Words(p.Name, p.Type.Keyword()))),
        One(Block(function.Body)));

    private static NodeList Block(Block block) => NodeList.Of(Body, block.Statements.Select(Statement));

    private static NodeList Statement(Statement statement) => statement switch
    {
        Assign assign => NodeList.Of("set", Words(assign.Local), One(Expression(assign.Value))),
        AssignState assign => NodeList.Of("store", Words(assign.State), One(Expression(assign.Value))),
        Return result => NodeList.Of("return", One(Expression(result.Value))),
        If branch => NodeList.Of("if", One(Expression(branch.Condition)), One(Block(branch.Then)), One(Block(branch.Else))),
        For loop => NodeList.Of("for", Words(loop.Local, Text(loop.From), Text(loop.Below), Text(loop.Increment)), One(Block(loop.Body))),
        _ => throw new NotSupportedException(statement.GetType().Name),
    };

    private static NodeList Expression(Expression expression)
    {
        string type = expression.Type.Keyword();
        return expression switch
        {
            Literal literal => NodeList.Of(type, Words(literal.Text)),
            HyperReference hyper => NodeList.Of("hyper", Words(type, hyper.Name)),
            StateReference state => NodeList.Of("state", Words(type, state.Name)),
            InputReference input => NodeList.Of("input", Words(type, input.Name)),
            LocalReference local => NodeList.Of("local", Words(type, local.Name)),
            StepReference => NodeList.Of("step"),
            TableRead read => NodeList.Of("read", Words(read.Table, read.Query), read.Arguments.Select(Expression)),
            Operation operation => NodeList.Of(operation.Op.ToString(), Words(type), operation.Operands.Select(Expression)),
            Invocation call => NodeList.Of("call", Words(type, call.Function), call.Arguments.Select(Expression)),
            _ => throw new NotSupportedException(expression.GetType().Name),
        };
    }

    private static IEnumerable<Node> Words(params string[] words) => words.Select(w => new Word(w));

    private static IEnumerable<Node> One(Node node) => [node];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
