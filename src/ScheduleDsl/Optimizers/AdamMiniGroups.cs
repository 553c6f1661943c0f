using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ScheduleDsl.Optimizers;

/// <summary>Finds what shares a second moment of <see cref="AdamMini"/> from the names that transformers give their tensors.</summary>
public static class AdamMiniGroups
{
    // In the order in which the official code tests them.
    private static readonly string[] Heads = ["k_proj", "q_proj", "wq", "wk", "query", "key"];

    private static readonly string[] Rows =
    [
        "embed", "embd", "wte", "lm_head", "output", "final_layer", "v_proj", "wv", "value", "o_proj", "wo", "attn.proj", "feed_forward", "linear", "mlp",
    ];

    private static readonly string[] Undecayed = ["norm", "ln", "bias"];

    /// <summary>The groups of a transformer, by what its tensors' names contain, in lower case.</summary>
    /// <remarks>
    /// <c>bias</c>: each weight for itself. <c>q_proj</c>, <c>k_proj</c>, <c>wq</c>, <c>wk</c>, <c>query</c>, <c>key</c>: a head of <c>width^2 / heads</c> weights.
    /// <c>embed</c>, <c>wte</c>, <c>lm_head</c>, <c>output</c>, <c>v_proj</c>, <c>o_proj</c>, <c>mlp</c> and their like: a row. All else: the tensor. The first that fits counts. Names with
    /// <c>norm</c>, <c>ln</c> or <c>bias</c> do not decay. A part of a word is enough, as in the official code, so look at what came out: <c>ln</c> is in <c>vanilla</c> too.
    /// </remarks>
    /// <param name="parameters">The model's tensors.</param>
    /// <param name="width">Width of the model, which queries and keys have; at least 1.</param>
    /// <param name="heads">Heads of attention, which divide <c>width^2</c>.</param>
    /// <returns>Groups for <see cref="RunOptions.Groups"/>; every parameter is in one.</returns>
    /// <exception cref="ArgumentException">The heads do not divide the weights of queries and keys.</exception>
    public static IReadOnlyList<ParameterGroup> Of(IEnumerable<Parameter> parameters, int width, int heads)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(heads, 1);
        long weights = (long)width * width;
        if (weights % heads != 0)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{heads} heads do not divide the {weights} weights of a square matrix of width {width}."));
        return parameters.GroupBy(p => (Blocks: BlocksOf(p.Name), Decays: Decays(p.Name))).Select(same =>
        {
            HashSet<string> names = same.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
            ParameterGroup group = new()
            {
                Name = same.Key.Blocks + (same.Key.Decays ? "" : " without decay"),
                Predicate = parameter => names.Contains(parameter.Name),
                Overrides = { [nameof(AdamMini.Blocks)] = (double)same.Key.Blocks },
            };
            if (same.Key.Blocks == AdamMiniBlocks.Parts)
                group.Overrides[nameof(AdamMini.BlockSize)] = weights / heads;
            if (!same.Key.Decays)
                group.Overrides[nameof(AdamMini.WeightDecay)] = 0;
            return group;
        }).ToArray();
    }

    /// <summary>What shares a second moment in a tensor of that name.</summary>
    public static AdamMiniBlocks BlocksOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Has(name, "bias") ? AdamMiniBlocks.Weight
            : Heads.Any(part => Has(name, part)) ? AdamMiniBlocks.Parts
            : Rows.Any(part => Has(name, part)) ? AdamMiniBlocks.Row
            : AdamMiniBlocks.Tensor;
    }

    private static bool Decays(string name) => !Undecayed.Any(part => Has(name, part));

    private static bool Has(string name, string part) => name.Contains(part, StringComparison.OrdinalIgnoreCase);
}
