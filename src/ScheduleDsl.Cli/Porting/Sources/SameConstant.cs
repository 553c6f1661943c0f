using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>Whether two expressions are the same constant.</summary>
internal static class SameConstant
{
    public static bool Are(Expression? one, Expression? other) => (one, other) switch
    {
        (NumberExpression x, NumberExpression y) => x.Value == y.Value,
        (TruthExpression x, TruthExpression y) => x.Value == y.Value,
        (TextExpression x, TextExpression y) => x.Value == y.Value,
        (NoneExpression, NoneExpression) => true,
        _ => false,
    };
}
