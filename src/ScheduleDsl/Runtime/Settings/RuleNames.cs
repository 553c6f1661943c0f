using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>How messages and files call a rule and find its hyperparameters and states.</summary>
internal static class RuleNames
{
    public static string ShortName(this CompiledRule rule) => Short(rule.Name);

    /// <summary>The name after the last dot of namespaces and enclosing types.</summary>
    public static string Short(string fullName) => fullName[(fullName.LastIndexOfAny(['.', '+']) + 1)..];

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
