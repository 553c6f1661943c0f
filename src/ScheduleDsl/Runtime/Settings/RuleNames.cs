using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>How messages and files call a rule and find its hyperparameters and states.</summary>
internal static class RuleNames
{
    private static readonly char[] Dots = ['.', '+'];

    public static string ShortName(this CompiledRule rule) => Short(rule.Name);

    /// <summary>The name after the last dot of namespaces and enclosing types.</summary>
    public static string Short(string fullName) => fullName[(fullName.LastIndexOfAny(Dots) + 1)..];

    /// <summary>Whether a name is the last parts of a full name, or all of them.</summary>
    public static bool EndsWith(string fullName, string name, StringComparison comparison) =>
        fullName.EndsWith(name, comparison) && (fullName.Length == name.Length || Dots.Contains(fullName[^(name.Length + 1)]));

    /// <summary>The ends of full names with as many parts as a name has: what somebody who mistyped it may have meant.</summary>
    public static IEnumerable<string> Suffixes(IEnumerable<string> fullNames, string name)
    {
        int parts = name.Count(Dots.Contains);
        foreach (string fullName in fullNames)
        {
            int start = fullName.Length;
            for (int i = 0; i <= parts && start > 0; i++)
                start = fullName.LastIndexOfAny(Dots, start - 1);
            yield return fullName[(start + 1)..];
        }
    }

    /// <summary>Whether the rule has a hyperparameter of that name.</summary>
    public static bool Has(this CompiledRule rule, string hyper)
    {
        for (int i = 0; i < rule.Hypers.Count; i++)
        {
            if (rule.Hypers[i].Name.Equals(hyper, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <exception cref="KeyNotFoundException">The rule has no hyperparameter of that name.</exception>
    public static int HyperIndex(this CompiledRule rule, string name)
    {
        for (int i = 0; i < rule.Hypers.Count; i++)
        {
            if (rule.Hypers[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        throw new KeyNotFoundException(
            $"{rule.ShortName()} has no hyperparameter {name}{Nearest.Hint(name, rule.Hypers.Select(hyper => hyper.Name))}");
    }

    /// <exception cref="KeyNotFoundException">The rule has no state of that name.</exception>
    public static int StateIndex(this CompiledRule rule, string name)
    {
        for (int i = 0; i < rule.States.Count; i++)
        {
            if (rule.States[i].Name == name)
                return i;
        }

        throw new KeyNotFoundException($"{rule.ShortName()} has no state {name}{Nearest.Hint(name, rule.States.Select(state => state.Name))}");
    }
}
