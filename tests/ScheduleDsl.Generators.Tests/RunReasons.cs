using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>What an edit may cause in the steps of the generator, as named expectations.</summary>
internal sealed record RunReasons(string Name, IReadOnlyDictionary<string, ImmutableArray<IncrementalStepRunReason>> Expected)
{
    private static readonly ImmutableArray<IncrementalStepRunReason> Untouched = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    private static readonly string[] EmitSteps =
    [
        StepNames.EmitRules, StepNames.EmitSchedules, StepNames.EmitProfiles, StepNames.EmitFunctions, StepNames.EmitRecipes,
        StepNames.EmitRegistry,
    ];

    /// <summary>Nothing is emitted again.</summary>
    public static RunReasons NothingEmitted { get; } = new(nameof(NothingEmitted), EmitSteps.ToDictionary(s => s, _ => Untouched));

    /// <summary>One output of a step is emitted again; its other outputs and all other steps are not.</summary>
    public static RunReasons OnlyOneOf(string step) => new(nameof(OnlyOneOf) + step, EmitSteps.ToDictionary(
        s => s, s => s == step ? [.. Untouched, IncrementalStepRunReason.Modified] : Untouched));

    /// <summary>Runs the generator before and after an edit and compares.</summary>
    public void AssertAfter(CSharpCompilation before, CSharpCompilation after)
    {
        GeneratorDriver driver = GeneratorHost.Driver().RunGenerators(before).RunGenerators(after);
        GeneratorRunResult run = driver.GetRunResult().Results.Single();
        Assert.Null(run.Exception);
        int modified = 0;
        foreach ((string step, ImmutableArray<IncrementalStepRunReason> allowed) in Expected)
        {
            IncrementalStepRunReason[] reasons = [.. run.TrackedSteps.GetValueOrDefault(step, []).SelectMany(s => s.Outputs).Select(o => o.Reason)];
            Assert.NotEmpty(reasons);
            Assert.All(reasons, reason => Assert.Contains(reason, allowed));
            modified += reasons.Count(r => r == IncrementalStepRunReason.Modified);
        }
        Assert.Equal(Expected.Values.Any(a => a.Contains(IncrementalStepRunReason.Modified)) ? 1 : 0, modified);
    }
}
