using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>A call in the snippet that matters here, in the order of the snippet.</summary>
/// <param name="Call">Arguments resolved.</param>
/// <param name="Path">Dotted path of the function, imports resolved.</param>
/// <param name="Variable">The variable it was assigned to; null where none was.</param>
internal sealed record FoundCall(CallExpression Call, string Path, string? Variable);

/// <summary>A loop around a statement, and how often it runs where the snippet says so.</summary>
internal sealed record Loop(Position At, double? Count);

/// <summary>A call of <c>something.step()</c>, and the loops that it stands in, from the outside.</summary>
internal sealed record StepCall(Position Receiver, IReadOnlyList<Loop> Loops);

/// <summary>Runs through a snippet: what its variables stand for, what it calls, and where it steps.</summary>
internal sealed class SnippetReader
{
    // Methods that change a list, dictionary or set.
    private static readonly string[] Changes = ["append", "extend", "insert", "update", "add", "remove", "pop", "clear", "setdefault"];

    private readonly List<FoundCall> calls = [];
    private readonly List<StepCall> steps = [];
    private readonly Stack<Loop> loops = new();
    private readonly Scope scope;
    private readonly Findings findings;

    private SnippetReader(Scope scope, Findings findings) => (this.scope, this.findings) = (scope, findings);

    public Scope Scope => scope;

    public IReadOnlyList<FoundCall> Calls => calls;

    public IReadOnlyList<StepCall> Steps => steps;

    public static SnippetReader Run(IReadOnlyList<Statement> statements, Scope scope, Findings findings)
    {
        SnippetReader reader = new(scope, findings);
        reader.Read(statements);
        return reader;
    }

    private void Read(IEnumerable<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            switch (statement)
            {
                case ImportStatement import:
                    scope.Import(import);
                    break;
                case AssignStatement assign:
                    Read(assign);
                    break;
                case ExpressionStatement expression:
                    Read(expression);
                    break;
                case LoopStatement loop:
                    loops.Push(new Loop(loop.At, loop.Iterable is null ? null : Count(scope.Resolve(loop.Iterable))));
                    Read(loop.Body);
                    loops.Pop();
                    break;
                case BranchStatement branch:
                    // It counts as a loop of which nobody knows how often it runs.
                    loops.Push(new Loop(branch.At, null));
                    Read(branch.Body);
                    loops.Pop();
                    break;
                case BlockStatement block:
                    Read(block.Body);
                    break;
            }
        }
    }

    private void Read(AssignStatement assign)
    {
        Expression value = scope.Resolve(assign.Value);
        Collect(value, assign.Targets[0] is NameExpression or MemberExpression ? assign.Targets[0].Text : null);
        foreach (Expression target in assign.Targets)
        {
            if (target.Text.Contains("param_groups", StringComparison.Ordinal))
                findings.CannotMap(target.At, $"{target.Text} = {assign.Value.Text}", "it changes the optimizer while it runs.");
            scope.Bind(target, value);
        }
    }

    private void Read(ExpressionStatement statement)
    {
        if (statement.Value is not CallExpression { Function: MemberExpression member } call)
        {
            Collect(scope.Resolve(statement.Value), null);
            return;
        }
        if (member.Name is "step" or "step_update")
            steps.Add(new StepCall(scope.Resolve(member.Target).At, [.. loops.Reverse()]));
        else if (Changes.Contains(member.Name))
            Change(member, call);
        else if (member.Name is "clip_grad_norm_" or "clip_grad_value_")
            findings.CannotMap(call.At, call.Text, "clip the gradients before each step.");
        else if (member.Name == "add_param_group")
            findings.CannotMap(call.At, call.Text, "add the group to Groups.");
        else
            Collect(scope.Resolve(call), null);
    }

    // What is put into a list once is followed; a loop's work is not.
    private void Change(MemberExpression member, CallExpression call)
    {
        Expression[] added = [.. call.Arguments.Select(a => scope.Resolve(a.Value))];
        foreach (Expression value in added)
            Collect(value, null);
        if (loops.Count == 0 && member.Name is "append" or "extend" && added is [var only] && scope.Resolve(member.Target) is SequenceExpression sequence
            && (member.Name == "append" ? [only] : (only as SequenceExpression)?.Items) is { } items)
        {
            scope.Bind(member.Target, sequence with { Items = [.. sequence.Items, .. items] });
            return;
        }
        scope.Forget(member.Target.Text);
    }

    // Calls within lists, dictionaries and arguments too; each where it was first seen.
    private void Collect(Expression expression, string? variable)
    {
        switch (expression)
        {
            case CallExpression call:
                foreach (CallArgument argument in call.Arguments)
                    Collect(argument.Value, null);
                if (scope.PathOf(call.Function) is { } path && !calls.Any(c => c.Call.At == call.At))
                    calls.Add(new FoundCall(call, path, variable));
                break;
            case SequenceExpression sequence:
                foreach (Expression item in sequence.Items)
                    Collect(item, null);
                break;
            case DictionaryExpression dictionary:
                foreach ((_, Expression value) in dictionary.Entries)
                    Collect(value, null);
                break;
        }
    }

    private double? Count(Expression iterable)
    {
        if (iterable is SequenceExpression sequence)
            return sequence.Items.Count;
        if (iterable is not CallExpression call)
            return (scope.Resolve(LengthOf(iterable)) as NumberExpression)?.Value;
        Expression[] arguments = [.. call.Arguments.Where(a => a.Name is null).Select(a => a.Value)];
        return (scope.PathOf(call.Function), arguments) switch
        {
            ("range", [NumberExpression end]) => Math.Max(0, end.Value),
            ("range", [NumberExpression start, NumberExpression end]) => Math.Max(0, end.Value - start.Value),
            ("enumerate" or "tqdm" or "tqdm.tqdm" or "trange", [NumberExpression end, ..]) => end.Value,
            ("enumerate" or "tqdm" or "tqdm.tqdm" or "tqdm.auto.tqdm" or "tqdm.notebook.tqdm", [var inner, ..]) => Count(inner),
            _ => (scope.Resolve(LengthOf(iterable)) as NumberExpression)?.Value,
        };
    }

    // So that len(loader)=500 tells how often `for batch in loader` runs.
    private static NameExpression LengthOf(Expression iterable) => new(iterable.At, $"len({iterable.Text})");
}
