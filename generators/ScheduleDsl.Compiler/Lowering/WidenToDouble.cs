using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>Replaces every float of a rule by double: for conformance with references that ran in double, and for users who need it.</summary>
/// <remarks>
/// A literal keeps its decimal text, so <c>0.1f</c> becomes 0.1. A call of <c>F(float)</c> becomes the overload
/// <c>F(double)</c>, which has the accuracy of its type; without one the function's body is widened.
/// </remarks>
public static class WidenToDouble
{
    public static Rule Run(Rule rule) => new Rewriter(rule.Functions).Run(rule);

    private sealed class Rewriter(IEnumerable<Function> functions)
    {
        private readonly HashSet<string> known = [.. functions.Select(f => f.Id)];

        public Rule Run(Rule rule) => (rule with
        {
            States = rule.States.Select(s => s with { Type = Widen(s.Type), Initial = Rewrite(s.Initial) }).ToEquatableArray(),
            Inputs = rule.Inputs.Select(i => i with { Type = Widen(i.Type) }).ToEquatableArray(),
            Functions = rule.Functions.Where(f => Overload(f.Id) == f.Id).Select(Rewrite).ToEquatableArray(),
            Body = Rewrite(rule.Body),
        }).WithParts([.. rule.Parts.Select(Rewrite)]);

        private Part Rewrite(Part part) => part with { Inputs = part.Inputs.Select(i => i with { Type = Widen(i.Type) }).ToEquatableArray(), Body = Rewrite(part.Body) };

        private Function Rewrite(Function function) => function with
        {
            Parameters = function.Parameters.Select(p => p with { Type = Widen(p.Type) }).ToEquatableArray(),
            Result = Widen(function.Result),
            Body = Rewrite(function.Body),

            // The public method still takes floats, so a widened body must be inlined.
            IsPublic = function.IsPublic && function.Result != IrType.Float32 && function.Parameters.All(p => p.Type != IrType.Float32),
        };

        private Block Rewrite(Block block) => new(block.Statements.Select(Rewrite).ToEquatableArray());

        private Statement Rewrite(Statement statement) => statement switch
        {
            Assign assign => assign with { Value = Rewrite(assign.Value) },
            AssignState assign => assign with { Value = Rewrite(assign.Value) },
            Return result => result with { Value = Rewrite(result.Value) },
            If branch => new If(Rewrite(branch.Condition), Rewrite(branch.Then), Rewrite(branch.Else)),
            For loop => loop with { Body = Rewrite(loop.Body) },
            _ => statement,
        };

        private Expression Rewrite(Expression expression) => expression switch
        {
            Operation { Op: Op.Reinterpret, Type: IrType.Float32 } or Operation { Op: Op.Reinterpret, Type: IrType.Int32 } =>
                throw new LoweringException("the bits of a float have no double form: give the function an overload for double"),
            Operation operation => operation with { Type = Widen(operation.Type), Operands = operation.Operands.Select(Rewrite).ToEquatableArray() },
            Invocation call => call with
            {
                Type = Widen(call.Type),
                Function = Overload(call.Function),
                Arguments = call.Arguments.Select(Rewrite).ToEquatableArray(),
            },
            _ => expression with { Type = Widen(expression.Type) },
        };

        private string Overload(string function)
        {
            int open = function.LastIndexOf('(');
            string wide = function.Substring(0, open) + function.Substring(open).Replace("float", "double");
            return known.Contains(wide) ? wide : function;
        }
    }

    private static IrType Widen(IrType type) => type == IrType.Float32 ? IrType.Float64 : type;
}
