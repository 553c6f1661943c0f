using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Modifiers;

/// <summary>Draws which half of a model's matrices a stage of half fine-tuning (HFT) leaves as they are.</summary>
/// <remarks>Hui et al., "HFT: Half Fine-Tuning for Large Language Models", 2024.</remarks>
public static class HalfFineTuning
{
    /// <summary>Names of the frozen parameters: of each category half, rounded down, at random.</summary>
    /// <param name="parameters">The model's tensors.</param>
    /// <param name="category">What a tensor is one of, such as "attention", "feed-forward" or "norm"; null for one that always learns.</param>
    /// <param name="seed">Another one for each stage. The same seed gives the same half everywhere.</param>
    public static IReadOnlySet<string> Draw(IEnumerable<Parameter> parameters, Func<Parameter, string?> category, long seed)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(category);
        HashSet<string> frozen = new(StringComparer.Ordinal);
        int draw = 0;
        foreach (IGrouping<string, Parameter> alike in parameters.Where(p => category(p) is not null).GroupBy(p => category(p)!))
        {
            DrawStream words = new(seed, step: 0, tensor: 0, draw++);
            string[] names = [.. alike.Select((parameter, i) => (parameter.Name, Word: words.Word(i))).OrderBy(p => p.Word).Select(p => p.Name)];
            frozen.UnionWith(names.Take(names.Length / 2));
        }

        return frozen;
    }

    /// <summary>A group of the frozen parameters, for an optimizer composed with <see cref="FreezeMask"/>.</summary>
    /// <param name="frozen">What <see cref="Draw"/> gave; at least one name.</param>
    /// <param name="flag">What the optimizer calls <see cref="FreezeMask.IsFrozen"/>.</param>
    public static ParameterGroup Group(IReadOnlySet<string> frozen, string flag = nameof(FreezeMask) + nameof(FreezeMask.IsFrozen))
    {
        ArgumentNullException.ThrowIfNull(frozen);
        return new ParameterGroup { Name = "frozen", Predicate = parameter => frozen.Contains(parameter.Name), Overrides = { [flag] = 1 } };
    }
}
