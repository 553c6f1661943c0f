using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>Names what the language does not have, in the words of its author, and says what to write instead.</summary>
internal static class Constructs
{
    private const string Loop = "write a 'for' with constant bounds";
    private const string Numbers = "the language has numbers only";
    private const string Flat = "write the value out, or move it to a method";

    public static (string What, string Hint) Describe(IOperation operation) => operation switch
    {
        IWhileLoopOperation { ConditionIsTop: false } => ("a 'do' loop", Loop),
        IWhileLoopOperation => ("a 'while' loop", Loop),
        IForEachLoopOperation => ("a 'foreach' loop", Loop),
        IBranchOperation branch => ($"'{(branch.BranchKind == BranchKind.GoTo ? "goto" : branch.BranchKind == BranchKind.Break ? "break" : "continue")}'", "use 'if' around what is skipped"),
        ISwitchOperation => ("a 'switch' statement", "use 'if', or a switch expression over constants"),
        IThrowOperation => ("'throw'", "a rule has a value for every input"),
        ITryOperation => ("'try'", "nothing in a rule throws"),
        IUsingOperation or IUsingDeclarationOperation => ("'using'", Numbers),
        ILockOperation => ("'lock'", "weights are updated independently"),
        ILocalFunctionOperation => ("a local function", "make it a method of the class"),
        IAnonymousFunctionOperation or IDelegateCreationOperation => ("a lambda", "call the method by name"),
        IAwaitOperation => ("'await'", "a rule computes one value"),
        IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } => ("'yield'", "a rule computes one value"),
        IReturnOperation => ("'return' without a value", "return the new value"),
        IAssignmentOperation => ("an assignment inside an expression", "make it a statement of its own"),
        IIncrementOrDecrementOperation => ("'++' or '--' inside an expression", "make it a statement of its own"),
        IObjectCreationOperation or IAnonymousObjectCreationOperation or ITypeParameterObjectCreationOperation => ("'new'", Numbers),
        IArrayCreationOperation or IArrayElementReferenceOperation or IArrayInitializerOperation or ICollectionExpressionOperation => ("an array", Numbers),
        ITupleOperation or IDeconstructionAssignmentOperation => ("a tuple", "use one local for each number"),
        IInterpolatedStringOperation => ("a string", Numbers),
        ILiteralOperation { Type.SpecialType: SpecialType.System_String } => ("a string", Numbers),
        ILiteralOperation { ConstantValue.Value: null } => ("'null'", Numbers),
        IIsPatternOperation or IIsTypeOperation => ("a pattern", "compare with ==, < or >"),
        ICoalesceOperation or ICoalesceAssignmentOperation or IConditionalAccessOperation => ("a null check", Numbers),
        ITypeOfOperation or ISizeOfOperation => ("'typeof' or 'sizeof'", Numbers),
        IAddressOfOperation => ("a pointer", Numbers),
        IInstanceReferenceOperation => ("'this' as a value", "name the hyper or state itself"),
        IEventReferenceOperation or IEventAssignmentOperation => ("an event", Numbers),
        IMethodReferenceOperation => ("a method as a value", "call it"),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation => ("'dynamic'", Numbers),
        IRangeOperation or IImplicitIndexerReferenceOperation => ("a range", Numbers),
        IDiscardOperation => ("a discard", "functions are pure, so the value is not needed"),
        IDefaultValueOperation => ("'default' of this type", Numbers),
        IWithOperation => ("'with'", Numbers),
        _ => ($"this construct ({operation.Kind})", Flat),
    };
}
