using System.Linq;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>What to say of a value that the snippet leaves open.</summary>
internal static class OpenValue
{
    public static string Advice(Expression value) => Innermost(value) switch
    {
        RawExpression => "write the number in its place.",
        var open => $"give it with --set \"{open.Text.Replace('"', '\'')}=NUMBER\".",
    };

    // int(0.1 * len(loader) * 3) is known as soon as len(loader) is.
    private static Expression Innermost(Expression value) => value switch
    {
        ArithmeticExpression arithmetic => Innermost(arithmetic.Left is NumberExpression ? arithmetic.Right : arithmetic.Left),
        SignExpression sign => Innermost(sign.Operand),
        CallExpression { Arguments: [{ Name: null, Stars: 0, Value: ArithmeticExpression inner }] } => Innermost(inner),
        SequenceExpression sequence when sequence.Items.FirstOrDefault(i => i is not NumberExpression) is { } item => Innermost(item),
        _ => value,
    };
}
