using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Cli.Porting.Python;

/// <summary>Python's functions of constants that configurations are written with: <c>int(0.1 * steps)</c>.</summary>
internal static class ConstantCalls
{
    private static readonly Dictionary<string, Func<double, double>> OfOne = new(StringComparer.Ordinal)
    {
        ["int"] = Math.Truncate,
        ["float"] = x => x,
        // Half to even, as in Python.
        ["round"] = x => Math.Round(x, MidpointRounding.ToEven),
        ["abs"] = Math.Abs,
        ["math.ceil"] = Math.Ceiling,
        ["math.floor"] = Math.Floor,
        ["math.sqrt"] = Math.Sqrt,
        ["math.log"] = Math.Log,
        ["math.exp"] = Math.Exp,
        ["np.sqrt"] = Math.Sqrt,
        ["numpy.sqrt"] = Math.Sqrt,
    };

    private static readonly string[] Fractional = ["float", "math.sqrt", "math.log", "math.exp", "np.sqrt", "numpy.sqrt"];

    /// <summary>The value where the arguments are constants, else the call itself.</summary>
    public static Expression Fold(Scope scope, CallExpression call)
    {
        string? path = scope.PathOf(call.Function);
        if (path is null)
            return call;
        if (path == "dict" && call.Arguments.All(a => a.Name is not null))
        {
            return new DictionaryExpression(
                call.At, call.Text, [.. call.Arguments.Select(a => ((Expression?)new TextExpression(a.Value.At, a.Name!, a.Name!), a.Value))]);
        }
        if (call.Arguments.Any(a => a.Name is not null || a.Stars > 0))
            return call;
        Expression[] arguments = [.. call.Arguments.Select(a => a.Value)];
        if (path is "list" or "tuple" && arguments is [SequenceExpression sequence])
            return sequence;
        if (path == "len" && arguments is [SequenceExpression counted])
            return new NumberExpression(call.At, call.Text, counted.Items.Count, true);
        if (path is "min" or "max" or "sum")
            return Among(call, path, arguments is [SequenceExpression only] ? only.Items : arguments);
        return arguments is [NumberExpression number] && OfOne.TryGetValue(path, out Func<double, double>? function) && double.IsFinite(function(number.Value))
            ? new NumberExpression(call.At, call.Text, function(number.Value), path == "abs" ? number.IsWhole : !Fractional.Contains(path))
            : call;
    }

    private static Expression Among(CallExpression call, string function, IReadOnlyList<Expression> items)
    {
        NumberExpression[] numbers = [.. items.OfType<NumberExpression>()];
        if (numbers.Length == 0 || numbers.Length < items.Count)
            return call;
        double value = function switch
        {
            "min" => numbers.Min(n => n.Value),
            "max" => numbers.Max(n => n.Value),
            _ => numbers.Sum(n => n.Value),
        };
        return new NumberExpression(call.At, call.Text, value, numbers.All(n => n.IsWhole));
    }
}
