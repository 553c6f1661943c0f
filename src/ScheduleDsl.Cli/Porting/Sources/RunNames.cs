using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Cli.Porting.Model;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>Names of the classes that are written.</summary>
internal static class RunNames
{
    /// <summary>The name where there is one run.</summary>
    public const string Only = "PortedRun";

    /// <summary>A name for each run, no two alike.</summary>
    /// <param name="variables">The optimizers' variables; null where one has none.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string?> variables)
    {
        if (variables.Count == 1)
            return [Only];
        List<string> names = [];
        foreach (string? variable in variables)
        {
            string name = Named(variable);
            names.Add(names.Contains(name, StringComparer.Ordinal) || name == Only ? name + (names.Count + 1).ToString(CultureInfo.InvariantCulture) : name);
        }
        return names;
    }

    private static string Named(string? variable)
    {
        string name = SettingName.Of(string.Concat((variable ?? "").Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')));
        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name + "Run" : Only;
    }
}
