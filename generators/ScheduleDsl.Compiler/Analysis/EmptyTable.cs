namespace ScheduleDsl.Compiler.Analysis;

/// <summary>What the queries of a table without entries give, which is how declarations stand before somebody sets them.</summary>
internal static class EmptyTable
{
    public static Constant Read(string query, Constant[] arguments) => query switch
    {
        "CountUpTo" => Constant.Of(0.0),
        "ProductUpTo" => Constant.Of(1.0),
        // The others name the answer for where there is no entry.
        _ => arguments[arguments.Length - 1],
    };
}
