using System;
using System.Collections.Generic;
using System.Linq;
using Examples;
using ScheduleDsl;
using ScheduleDsl.Optimizers;

namespace CharModel.Tournament;

/// <summary>
/// Who takes part. Every range is a factor of 100 that holds what papers and codes use, as wide for everyone; whoever is not listed has
/// a factor of 10 to either side of its own default.
/// </summary>
internal static class Contestants
{
    private const double FactorAroundDefault = 10;

    public static readonly IReadOnlyList<Contestant> Default =
    [
        Of<AdamW>(3e-4, 3e-2),
        Of<Sgd>(1e-2, 1, """{ "Momentum": 0.9 }"""),
        Of<Lion>(5e-5, 5e-3),
        Of<AdEMAMix>(3e-4, 3e-2),
        Of<Muon>(2e-3, 0.2),
        Of<NorMuon>(2e-3, 0.2),
        Of<Soap>(3e-4, 3e-2),
        // A basis for each 2,000 updates is meant for runs of 100,000.
        Of<Conda>(5e-3, 0.5, """{ "Gap": 100 }"""),
        new("ApolloMini", typeof(Apollo).FullName!, 2e-3, 0.2, """{ "Rank": 1, "Scaling": "Tensor", "Scale": 128, "Gap": 100 }"""),
        // A quarter of the smaller side, as in the paper.
        Of<Apollo>(5e-3, 0.5, """{ "Rank": 48, "Gap": 100 }"""),
        Of<GaLore>(5e-3, 0.5, """{ "Rank": 48, "Gap": 100 }"""),
        Of<Dion>(2e-3, 0.2, """{ "Rank": 96 }"""),
    ];

    /// <summary>Those of these names: contestants of the default list, or any registered optimizers.</summary>
    /// <exception cref="UserError">A name is unknown or given twice.</exception>
    public static IReadOnlyList<Contestant> Find(IEnumerable<string> names)
    {
        Contestant[] found = [.. names.Select(Find)];
        return found.GroupBy(c => c.Name).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new UserError($"--optimizers names {twice.Key} twice")
            : found;
    }

    private static Contestant Find(string name) =>
        Default.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? RecipeChoice.Checked(() =>
        {
            OptimizerEntry entry = Registry.FindOptimizer(name);
            if (Default.FirstOrDefault(c => c.Optimizer == entry.Name && c.Name == entry.Type.Name) is { } listed)
                return listed;
            double rate = RecipeChoice.DefaultRate(entry.Name);
            return new Contestant(entry.Type.Name, entry.Name, rate / FactorAroundDefault, rate * FactorAroundDefault);
        });

    private static Contestant Of<T>(double lowest, double highest, string settings = "{}") => new(typeof(T).Name, typeof(T).FullName!, lowest, highest, settings);
}
