using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Compiler.Binding;

internal sealed partial class BodyBinder
{
    private Block BindBlock(IOperation? operation)
    {
        List<Statement> statements = [];
        if (operation is not null)
            BindStatement(operation, statements);
        return statements.Count == 0 ? Block.Empty : new Block(statements.ToEquatableArray());
    }

    private void BindStatement(IOperation operation, List<Statement> into)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        switch (operation)
        {
            case IBlockOperation block:
                foreach (IOperation inner in block.Operations)
                    BindStatement(inner, into);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(d => d.Declarators))
                    BindDeclarator(declarator, into);
                break;
            case IExpressionStatementOperation statement:
                BindEffect(statement.Operation, into);
                break;
            case IConditionalOperation branch:
                BindIf(branch, into);
                break;
            case IForLoopOperation loop:
                BindFor(loop, into);
                break;
            case IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value }:
                if (Bind(value) is { } result)
                {
                    CheckUniform(value, result.Type);
                    CheckGate(value, result);
                    into.Add(new Return(result));
                }
                break;
            case IEmptyOperation:
                break;
            case ILabeledOperation { Operation: var labeled }:
                // The 'goto' is what is reported.
                if (labeled is not null)
                    BindStatement(labeled, into);
                break;
            case IInvalidOperation:
                BindInvalid(operation);
                break;
            default:
                (string what, string hint) = Constructs.Describe(operation);
                Unsupported(operation, what, hint);
                break;
        }
    }

    private void BindDeclarator(IVariableDeclaratorOperation declarator, List<Statement> into)
    {
        ILocalSymbol local = declarator.Symbol;
        if (local.RefKind != RefKind.None)
        {
            Unsupported(declarator, "a 'ref' local", "use a plain local");
            return;
        }
        IOperation? value = declarator.GetVariableInitializer()?.Value;
        if (TypeOf(local.Type, local.Name, declarator.Syntax.GetLocation()) is null)
            unusable.Add(local);
        else if (!local.IsConst && value is not null && Bind(value) is { } initial)
            AssignLocal(local, initial, into);
    }

    private void AssignLocal(ISymbol local, Expression value, List<Statement> into)
    {
        string name = names.Of(local);
        if (varying.InVaryingBranch || varying.Includes(value))
            varying.Add(name);
        into.Add(new Assign(name, value));
    }

    private void BindEffect(IOperation operation, List<Statement> into)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                if (Bind(assignment.Value) is { } value)
                    Store(assignment.Target, assignment, value, into);
                break;
            case ICompoundAssignmentOperation compound:
                if (BindCompound(compound) is { } combined)
                    Store(compound.Target, compound, combined, into);
                break;
            case IIncrementOrDecrementOperation step:
                if (BindIncrement(step) is { } next)
                    Store(step.Target, step, next, into);
                break;
            case IInvalidOperation:
                BindInvalid(operation);
                break;
            case IInvocationOperation call:
                Unsupported(call, $"a call of '{call.TargetMethod.Name}' whose result is not used", "functions are pure, so the call does nothing");
                break;
            default:
                (string what, string hint) = Constructs.Describe(operation);
                Unsupported(operation, what, hint);
                break;
        }
    }

    private void Store(IOperation target, IOperation place, Expression value, List<Statement> into)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local } when loopCounters.Contains(local):
                Unsupported(place, $"an assignment to the loop's '{local.Name}'", "only the 'for' itself changes it");
                break;
            case ILocalReferenceOperation { Local: var local }:
                CheckUniform(place, value.Type);
                AssignLocal(local, value, into);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                CheckUniform(place, value.Type);
                AssignLocal(parameter, value, into);
                break;
            case IOperation field when field is IFieldReferenceOperation || IsListElement(field):
                if (Bind(field) is not StateReference state)
                    break;
                CheckUniform(place, value.Type);
                if (PartMethods.Reading.FirstOrDefault(mark => method.Attribute(mark) is not null) is { } reading)
                    context.Report(FindingKind.ReadingChangesState, place.Syntax.GetLocation(), state.Name, DslNames.Short(reading));
                into.Add(new AssignState(state.Name, value));
                break;
            case IInvalidOperation:
                BindInvalid(target);
                break;
            default:
                Unsupported(target, $"an assignment to '{target.Syntax}'", "assign to locals, parameters and [State] fields");
                break;
        }
    }

    private void BindIf(IConditionalOperation branch, List<Statement> into)
    {
        Expression? condition = Bind(branch.Condition);
        bool isVarying = condition is not null && varying.Includes(condition);
        varying.Enter(isVarying);
        Block then = BindBlock(branch.WhenTrue);
        Block otherwise = BindBlock(branch.WhenFalse);
        varying.Leave(isVarying);
        if (condition is not null)
            into.Add(new If(condition, then, otherwise));
    }
}
