using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <summary>What a program does about advice.</summary>
public enum CheckPolicy
{
    /// <summary>Nothing.</summary>
    Ignore,

    /// <summary>Writes every line.</summary>
    Log,

    /// <summary>Writes every line, and does not go on where there is a warning or an error.</summary>
    Throw,
}

/// <summary>Advice that is acted on.</summary>
public static class AdviceList
{
    /// <summary>Follows a policy.</summary>
    /// <param name="advice">What <c>settings.Check(plan)</c>, <c>recipe.Check()</c> or <c>schedule.Check(plan)</c> found.</param>
    /// <param name="policy">What to do about it.</param>
    /// <param name="log">Receives a line for each; standard error where null.</param>
    /// <exception cref="ArgumentException">The policy is <see cref="CheckPolicy.Throw"/> and there is a warning or an error; the message has all of them.</exception>
    public static void Follow(this IReadOnlyList<Advice> advice, CheckPolicy policy, Action<string>? log = null)
    {
        ArgumentNullException.ThrowIfNull(advice);
        if (policy == CheckPolicy.Ignore)
            return;
        log ??= Console.Error.WriteLine;
        foreach (Advice one in advice)
            log(one.ToString());
        Advice[] serious = [.. advice.Where(a => a.Tier >= AdviceTier.Warning)];
        if (policy == CheckPolicy.Throw && serious.Length > 0)
            throw new ArgumentException(string.Join(Environment.NewLine, serious.Select(a => a.ToString())));
    }
}
