using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ScheduleDsl.Cli.Porting.Writing;

/// <summary>Values as C# writes them.</summary>
internal static class Literals
{
    public static string Of(object value) => value switch
    {
        double number => Number(number),
        long or int => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        bool truth => truth ? "true" : "false",
        string text => Text(text),
        // Files have an alias for each library's namespace.
        Enum member => $"{member.GetType().FullName![(nameof(ScheduleDsl).Length + 1)..]}.{member}",
        StepTable table => table.Entries.All(e => e.Value == 1)
            ? $"StepTable.Of({string.Join(", ", table.Entries.Select(e => Number(e.Time)))})"
            : $"StepTable.Of({string.Join(", ", table.Entries.Select(e => $"({Number(e.Time)}, {Number(e.Value)})"))})",
        _ => throw new ArgumentException($"There is no literal for {value}.", nameof(value)),
    };

    /// <summary>The shortest text that reads back as the same number, in lower case as it is mostly written.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);

    private static string Text(string text)
    {
        StringBuilder result = new("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\')
                result.Append('\\').Append(c);
            else if (char.IsControl(c))
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                result.Append(c);
        }
        return result.Append('"').ToString();
    }
}
