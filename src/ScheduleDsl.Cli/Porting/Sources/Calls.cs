using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>Calls that stand for what a configuration means.</summary>
internal static class Calls
{
    /// <summary>A call with arguments by name.</summary>
    public static CallExpression Of(Position at, string function, IEnumerable<(string Name, Expression Value)> arguments)
    {
        List<CallArgument> list = [.. arguments.Select(a => new CallArgument(a.Name, a.Value, 0))];
        return new CallExpression(at, $"{function}({string.Join(", ", list.Select(a => $"{a.Name}={a.Value.Text}"))})", new NameExpression(at, function), list);
    }

    public static NumberExpression Number(Position at, double value) =>
        new(at, Writing.Literals.Number(value), value, value == System.Math.Floor(value));

    public static NameExpression Name(Position at, string text) => new(at, text);
}
