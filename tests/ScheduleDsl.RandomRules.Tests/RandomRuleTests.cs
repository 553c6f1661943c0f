using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Runtime.Loader;
using FsCheck;
using FsCheck.Fluent;
using ScheduleDsl.RandomRules.Tests.Grammar;
using ScheduleDsl.RandomRules.Tests.Model;
using ScheduleDsl.RandomRules.Tests.Running;
using ScheduleDsl.Tests;
using Xunit;

namespace ScheduleDsl.RandomRules.Tests;

/// <summary>
/// Random optimizers, compiled as a user's project would, on every arm and one and two threads, against each other and against
/// their own bodies, bit for bit. <c>SCHEDULEDSL_RANDOM_RULES</c> says how many, <c>SCHEDULEDSL_SEED</c> which. A failure prints a small class, and the seed of the run.
/// </summary>
public class RandomRuleTests
{
    // So many rules share a compilation: what it costs beside its rules is little then, and a failure is soon cut out of it.
    private const int Batch = 32;

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("SCHEDULEDSL_RANDOM_RULES"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 256;

    [Fact]
    public void ElementwiseRules_GiveTheBitsOfTheirBodies_OnEveryArmAndThread() => Check(hasCollectives: false, Count / 3);

    [Fact]
    public void RulesWithCollectives_GiveTheBitsOfTheReplay_OnEveryArmAndThread() => Check(hasCollectives: true, Count - Count / 3);

    [Fact]
    public void RulesWithMatrixOperations_GiveTheBitsOfTheReplay_OnEveryArmAndThread() => Check(hasCollectives: true, Count / 8, hasMatrices: true);

    private static void Check(bool hasCollectives, int count, bool hasMatrices = false)
    {
        Arbitrary<RuleModel[]> batches = Arb.From(RuleGen.Of(hasCollectives, hasMatrices).ArrayOf(Batch), Smaller);
        FsCheck.Fluent.Prop.ForAll(batches, batch => Problem(batch) is not { } problem ? true.Label("") : false.Label(problem))
            .Check(Seeds.Config((count + Batch - 1) / Batch));
    }

    /// <summary>Halves of a batch, down to one rule, which then becomes smaller itself.</summary>
    private static IEnumerable<RuleModel[]> Smaller(RuleModel[] batch) => batch.Length == 1
        ? Shrinking.Of(batch[0]).Select(rule => new[] { rule })
        : [batch[..(batch.Length / 2)], batch[(batch.Length / 2)..]];

    private static string? Problem(RuleModel[] batch)
    {
        AssemblyLoadContext? context = null;
        try
        {
            (IReadOnlyList<Type> types, context) = RuleCompiler.Compile(batch);
            for (int i = 0; i < batch.Length; i++)
            {
                if (Problem(batch[i], types[i]) is { } problem)
                    return $"{problem}\n{batch[i]}";
            }
            return null;
        }
        catch (InvalidOperationException e)
        {
            return $"{e.Message}\n{string.Join("\n", batch.Select(r => r.ToString()).Take(1))}";
        }
        finally
        {
            context?.Unload();
        }
    }

    private static string? Problem(RuleModel rule, Type type)
    {
        try
        {
            return Trial.Run(rule, type);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return e.Message.Contains("has build errors", StringComparison.Ordinal)
                ? $"Not compiled: {RuleCompiler.Findings(RuleCompiler.RuleText(rule, 0))}"
                : e.ToString();
        }
    }
}
