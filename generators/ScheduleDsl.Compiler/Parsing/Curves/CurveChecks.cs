using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing.Schedules;
using static ScheduleDsl.Compiler.Parsing.Schedules.Formulas;

namespace ScheduleDsl.Compiler.Parsing.Curves;

/// <summary>What a general form demands of its settings, as checks over the settings alone.</summary>
/// <param name="required">Settings that the declaration leaves to be set.</param>
internal sealed class CurveChecks(Problems problems, AttributeData source, Definitions definitions, IReadOnlyCollection<string> required)
{
    private readonly Stack<Expression> guards = new();

    /// <summary>What is demanded until <see cref="Leave"/> is demanded only where the condition holds.</summary>
    public void Enter(Expression condition) => guards.Push(definitions.Inline(condition));

    public void Leave() => guards.Pop();

    /// <summary>A length that something takes.</summary>
    public void RequireLength(string what, Expression length)
    {
        Expression inlined = definitions.Inline(length);
        if (IsSurelyALength(inlined))
            return;
        Expression fits = And(LessOrEqual(Number(0), inlined), LessOrEqual(inlined, Number(double.MaxValue)));
        Add(FindingKind.ScheduleNumberOutOfRange, fits, $"{what} takes {{0}} updates: a length is finite and at least 0", [inlined]);
    }

    /// <summary>A condition with its words; the settings that it reads are named behind them.</summary>
    public void Require(FindingKind kind, Expression condition, string message) =>
        Add(kind, definitions.Inline(condition), message.Replace("{", "{{").Replace("}", "}}"), []);

    private void Add(FindingKind kind, Expression condition, string message, List<Expression> numbers)
    {
        HyperReference[] settings = [.. Settings(condition).GroupBy(s => s.Name).Select(g => g.First())];
        HyperReference[] named = [.. settings.Where(s => s.Type is IrType.Float64 or IrType.Int64 or IrType.Int32)];
        if (named.Length > 0)
            message += " (" + string.Join(", ", named.Select((s, i) => $"{s.Name} is {{{numbers.Count + i}}}")) + ")";
        foreach (Expression guard in guards)
            condition = Or(Not(guard), condition);
        Awaited awaited = settings.Concat(guards.SelectMany(Settings)).Any(s => required.Contains(s.Name)) ? Awaited.Steps : Awaited.Nothing;
        problems.Require(kind, source, condition, message, awaited, [.. numbers, .. named.Select(ToReal)]);
    }

    // A setting whose range is counts or lengths, as most are, needs no check of its own.
    private static bool IsSurelyALength(Expression length) => length switch
    {
        Literal { Text: var text } => text[0] != '-' && char.IsDigit(text[0]),
        Operation { Op: Op.Convert } conversion => conversion.Operands[0] is HyperReference { Type: IrType.Int64 or IrType.Int32 },
        _ => false,
    };

    private static IEnumerable<HyperReference> Settings(Expression expression) => expression switch
    {
        HyperReference setting => [setting],
        Operation operation => operation.Operands.SelectMany(Settings),
        Invocation call => call.Arguments.SelectMany(Settings),
        TableRead read => read.Arguments.SelectMany(Settings),
        _ => [],
    };
}
