using System;
using System.Globalization;
using FsCheck;
using Microsoft.FSharp.Core;

namespace ScheduleDsl.Tests;

/// <summary>
/// Which random cases tests draw: the same in every run, so that a commit that passes goes on to pass. <c>SCHEDULEDSL_SEED</c> chooses others: a number, or
/// <c>new</c> for cases that nobody has tried yet.
/// </summary>
internal static class Seeds
{
    private const ulong Usual = 20_261_122;

    /// <summary>Fails with an exception that says the case, made small, and its seed.</summary>
    public static Config Config(int cases)
    {
        Config config = FsCheck.Config.QuickThrowOnFailure.WithMaxTest(cases);
        string? asked = Environment.GetEnvironmentVariable("SCHEDULEDSL_SEED");
        if (asked == "new")
            return config;
        ulong seed = string.IsNullOrEmpty(asked) ? Usual : ulong.Parse(asked, NumberStyles.None, CultureInfo.InvariantCulture);
        return config.WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None)));
    }
}
