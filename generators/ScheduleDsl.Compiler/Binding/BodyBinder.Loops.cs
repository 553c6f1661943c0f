using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Binding;

internal sealed partial class BodyBinder
{
    // Every trip becomes code; a body that long would neither compile nor run well.
    private const long MostTrips = 256;

    private void BindFor(IForLoopOperation loop, List<Statement> into)
    {
        if (Counter(loop) is not var (counter, from))
        {
            NotConstant(loop, "it does not start with 'int i = number'");
            BindBlock(loop.Body);
            return;
        }
        loopCounters.Add(counter);
        string name = names.Of(counter);
        bool indexesLists = IndexesLists(loop, counter);
        Block body = indexesLists ? Block.Empty : BindBlock(loop.Body);
        if (Below(loop, counter) is not { } below)
            NotConstant(loop, $"its condition is not '{counter.Name} < number'");
        else if (Increment(loop, counter) is not { } increment)
            NotConstant(loop, $"it does not end with '{counter.Name}++' or '{counter.Name} += number'");
        else
            Add(below, increment);

        void Add(long below, int increment)
        {
            long trips = below <= from ? 0 : (below - from + increment - 1) / increment;
            if (trips > MostTrips)
            {
                context.Report(FindingKind.LoopTooLong, Head(loop),
                    trips.ToString(CultureInfo.InvariantCulture), MostTrips.ToString(CultureInfo.InvariantCulture));
            }
            else if (below > int.MaxValue - increment)
                NotConstant(loop, "its counter overflows");
            else if (indexesLists)
                BindTrips(loop, counter, from, (int)below, increment, into);
            else
                into.Add(new For(name, from, (int)below, increment, body));
        }
    }

    private static (ILocalSymbol Counter, int From)? Counter(IForLoopOperation loop) =>
        loop.Before is [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [var declarator] }] }]
        && declarator.Symbol.Type.SpecialType == SpecialType.System_Int32
        && Constant(declarator.GetVariableInitializer()?.Value) is { } from
            ? (declarator.Symbol, from)
            : null;

    private static long? Below(IForLoopOperation loop, ILocalSymbol counter)
    {
        if (loop.Condition is not IBinaryOperation { LeftOperand: var left, RightOperand: var right } condition || !Reads(left, counter))
            return null;
        return condition.OperatorKind switch
        {
            BinaryOperatorKind.LessThan => Constant(right),
            BinaryOperatorKind.LessThanOrEqual => Constant(right) + 1L,
            _ => null,
        };
    }

    private static int? Increment(IForLoopOperation loop, ILocalSymbol counter)
    {
        if (loop.AtLoopBottom is not [IExpressionStatementOperation { Operation: var step }])
            return null;
        int? by = step switch
        {
            IIncrementOrDecrementOperation { Kind: OperationKind.Increment, Target: var target } when Reads(target, counter) => 1,
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Target: var target, Value: var value } when Reads(target, counter) => Constant(value),
            _ => null,
        };
        return by > 0 ? by : null;
    }

    private static bool Reads(IOperation operation, ILocalSymbol local) =>
        operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    private static int? Constant(IOperation? operation) => operation?.ConstantValue is { HasValue: true, Value: int value } ? value : null;

    private void NotConstant(IForLoopOperation loop, string why) => context.Report(FindingKind.LoopNotConstant, Head(loop), why);

    // The line with the bounds, not the whole body.
    private static Location Head(IForLoopOperation loop) => loop.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.ForStatementSyntax syntax
        ? Location.Create(syntax.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(syntax.SpanStart, syntax.CloseParenToken.Span.End))
        : loop.Syntax.GetLocation();
}
