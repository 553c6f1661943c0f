using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Guidelines.Facts;

/// <summary>The run of one group of parameters: that of all, with other numbers.</summary>
internal static class GroupRun
{
    /// <param name="run">That of the parameters in no group.</param>
    /// <param name="overrides">Numbers that differ, by the names of the hyperparameters.</param>
    /// <param name="rateMultiplier">What its learning rate is multiplied by.</param>
    /// <param name="site">Where the group is written, as far as its reader knows.</param>
    public static JudgedRun Of(RunFacts run, IReadOnlyDictionary<string, double> overrides, double rateMultiplier, object? site) =>
        Of(run, overrides.ToDictionary(o => o.Key, o => ((double?)o.Value, (CurveFacts?)null)), rateMultiplier, site);

    /// <inheritdoc cref="Of(RunFacts, IReadOnlyDictionary{string, double}, double, object)"/>
    public static JudgedRun Of(RunFacts run, IReadOnlyDictionary<string, (double? Number, CurveFacts? Curve)> overrides, double rateMultiplier, object? site)
    {
        // What is multiplied by 0 stands still on purpose, so nothing is wrong with what it does. Which tensors the run decays is said of the run.
        return new JudgedRun(run with { Driven = [.. run.Driven.Where(_ => rateMultiplier != 0).Select(Setting)], DecaysVectors = null })
        {
            Elsewhere = [run],
            IsOwn = finding => overrides.ContainsKey(finding.Subject),
        };

        SettingFacts Setting(SettingFacts setting)
        {
            SettingFacts own = setting with { Place = setting.Place with { Site = site } };
            if (overrides.TryGetValue(setting.Place.Name, out (double? Number, CurveFacts? Curve) other))
                own = own with { Number = other.Number, Curve = other.Curve, IsWritten = true };
            return setting.Role != Role.LearningRate || rateMultiplier == 1 ? own
                : own with { Number = own.Number * rateMultiplier, Curve = own.Curve is { } curve ? new ScaledCurve(curve, rateMultiplier) : null, IsWritten = true };
        }
    }
}
