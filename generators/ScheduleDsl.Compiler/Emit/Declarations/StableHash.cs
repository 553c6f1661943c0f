using System.Globalization;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>A hash that is the same in every process: FNV-1a, 64 bits, over UTF-16 units.</summary>
public static class StableHash
{
    public static string Of(string text)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (char unit in text)
            hash = unchecked((hash ^ unit) * 0x100000001b3);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
