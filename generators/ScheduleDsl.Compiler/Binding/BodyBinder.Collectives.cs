using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Binding;

internal sealed partial class BodyBinder
{
    /// <summary>
    /// A primitive collective. Scope and kind are constants in the package's own code; everything users call is a function over these.
    /// </summary>
    private Expression? BindCollective(IInvocationOperation call)
    {
        Dictionary<string, IOperation> arguments = call.Arguments.ToDictionary(a => a.Parameter!.Name, a => a.Value);
        int scope = arguments.TryGetValue("scope", out IOperation? over) ? (int)over.ConstantValue.Value! : (int)ReduceScope.Block;
        Expression? length = arguments.TryGetValue("length", out IOperation? given) ? Bind(given) : new Literal(IrType.Int64, "0");
        if (Bind(arguments["x"]) is not { } x || length is null)
            return null;
        int kind = (int)arguments["kind"].ConstantValue.Value!;
        List<Expression> operands = [Whole(scope), Whole(kind), x, Convert(length, IrType.Int64, call)];
        if (arguments.TryGetValue("rank", out IOperation? which))
        {
            if (Bind(which) is not { } rank)
                return null;
            operands.Add(rank);
        }
        bool isWide = new Collective((ReduceScope)scope, (ReduceKind)kind).IsWide;
        return new Operation(isWide ? IrType.Float64 : IrType.Float32, Op.Reduce, operands.ToEquatableArray());
    }

    /// <summary>A matrix operation; its kind is a constant in the package's own code.</summary>
    private Expression? BindMatrix(IInvocationOperation call)
    {
        IArgumentOperation[] arguments = [.. call.Arguments.OrderBy(a => a.Parameter!.Ordinal)];
        Expression?[] operands = [.. arguments.Skip(1).Select(a => Bind(a.Value))];
        return operands.Any(o => o is null) ? null
            : new Operation(IrType.Float32, Op.Matrix, operands.OfType<Expression>().Prepend(Whole((int)arguments[0].Value.ConstantValue.Value!)).ToEquatableArray());
    }

    private static Expression BindDraw(string name) =>
        new Operation(IrType.Float32, Op.Draw, EquatableArray.Of(Whole((int)Enum.Parse(typeof(DrawKind), name))));

    private static Expression BindFact(string name) =>
        new Operation(IrType.Float64, Op.Fact, EquatableArray.Of(Whole((int)Enum.Parse(typeof(Fact), name))));

    private static Expression Whole(int value) => new Literal(IrType.Int32, value.ToString(CultureInfo.InvariantCulture));
}
