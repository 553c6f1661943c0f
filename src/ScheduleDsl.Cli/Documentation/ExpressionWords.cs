using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using ScheduleDsl.Cli.Types;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Cli.Documentation;

/// <summary>Conditions and lengths as their author would say them: properties that say no more than an expression are that expression.</summary>
internal sealed partial class ExpressionWords(DslType type, IEnumerable<Hyper> hypers, IEnumerable<Function> functions)
{
    private readonly Dictionary<string, Function> functions = functions.ToDictionary(f => f.Id);
    private readonly Dictionary<string, Hyper> enums = hypers.Where(h => h.EnumType is not null).ToDictionary(h => h.Name);

    public string Of(Expression expression) => Suffix().Replace(ExpressionPrinter.Print(Plain(expression)), "");

    private Expression Plain(Expression expression) => expression switch
    {
        Invocation { Arguments.Count: 0 } call when functions.TryGetValue(call.Function, out Function? function) && function.Body.Statements is [Return { Value: var value }] => Plain(value),
        Invocation call => call with { Arguments = call.Arguments.Select(Plain).ToEquatableArray() },
        Operation { Op: Op.Fact, Operands: [Literal fact] } => new LocalReference(expression.Type, $"Shape.{(Fact)Number(fact)}"),
        Operation { Op: Op.Convert, Operands: [var operand] } => Plain(operand),
        Operation { Op: Op.Equal or Op.NotEqual, Operands: [HyperReference hyper, Literal member] } comparison when enums.ContainsKey(hyper.Name) =>
            comparison with { Operands = EquatableArray.Of<Expression>(hyper, new LocalReference(member.Type, Member(hyper.Name, Number(member)))) },
        Operation operation => operation with { Operands = operation.Operands.Select(Plain).ToEquatableArray() },
        _ => expression,
    };

    private string Member(string hyper, int value) => Enum.ToObject(type.Type.GetProperty(hyper)!.PropertyType, value).ToString()!;

    private static int Number(Literal literal) => (int)double.Parse(literal.Text, CultureInfo.InvariantCulture);

    // Types are the compiler's concern: 0, not 0d.
    [GeneratedRegex(@"(?<=\b[\d.]+)[dfL]\b")]
    private static partial Regex Suffix();
}
