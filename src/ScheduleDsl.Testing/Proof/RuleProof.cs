using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Testing;

/// <summary>Proves what ScheduleDsl promises of every rule, for one rule and its settings, by running it.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>targets</term><description>Scalar, 128, 256 and 512-bit loops, one thread and several, in float and in double, with tensors of every length from 0 to 70, odd
/// shapes, one of several pieces, and memory that is not aligned: the same bits.</description></item>
/// <item><term>body</term><description>The rule's own body, run for every weight (<see cref="RuleReplay"/>): the same bits.</description></item>
/// <item><term>schedule</term><description>The same while the learning rate follows a schedule, of composed classes too.</description></item>
/// <item><term>evaluation</term><description>Of a class with weights for evaluation: the bits of the modifier's body; then the weights are back.</description></item>
/// <item><term>precision</term><description>Weights and gradients of bfloat16 and float16: the body's numbers, rounded to the nearest.</description></item>
/// <item><term>states</term><description>States of bfloat16, float16 and codes of 8 bits: all targets agree, runs resume, and what is kept is
/// what the body gives, rounded, or near it.</description></item>
/// <item><term>resume</term><description>A run that is saved, loaded into another and continued has the bits of the unbroken one.</description></item>
/// <item><term>accumulation</term><description>Of a class composed with <see cref="Modifiers.Accumulate"/>: the gradients of three batches give the bits of one step with their mean.</description></item>
/// <item><term>not finite</term><description>A NaN or infinite gradient reaches no further than the rule's collectives do: its own weight, its tensor, or all. Where the rule skips
/// such a step, no weight changes.</description></item>
/// <item><term>allocation</term><description>A step allocates nothing.</description></item>
/// <item><term>cost</term><description>The loops touch the memory that the cost card counts, and no other.</description></item>
/// </list>
/// </remarks>
/// <example><code>
/// [Fact]
/// public void MyLion_KeepsWhatIsPromised() => RuleProof.Verify&lt;MyLion&gt;();
/// </code></example>
public static class RuleProof
{
    /// <summary>Runs every check with the declared defaults.</summary>
    /// <typeparam name="TOptimizer">An <see cref="OptimizerAttribute"/> class.</typeparam>
    /// <param name="options">Seed and further shapes.</param>
    /// <exception cref="RuleProofException">Something differs; the message says what, where, and both numbers.</exception>
    /// <exception cref="ArgumentException">The type is no optimizer that the generator has seen.</exception>
    public static ProofReport Verify<TOptimizer>(ProofOptions? options = null) => Verify(SettingsOf(typeof(TOptimizer)), options);

    /// <summary>Runs every check with these settings.</summary>
    /// <inheritdoc cref="Verify{TOptimizer}"/>
    public static ProofReport Verify(OptimizerSettings settings, ProofOptions? options = null)
    {
        ProofReport report = Check(settings, options);
        return report.Holds ? report : throw new RuleProofException(report);
    }

    /// <summary>Runs every check with these settings and says what came of each, also where something differs.</summary>
    /// <exception cref="ArgumentException">The settings are not allowed, or the rule refuses a shape: then <see cref="ProofOptions.Shapes"/> gives others.</exception>
    public static ProofReport Check(OptimizerSettings settings, ProofOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Subject subject = new(settings, options ?? new ProofOptions());
        IReadOnlyList<(string Name, Func<Subject, ProofOutcome> Run)> checks =
        [
            ("targets", TargetCheck.Run), ("body", BodyCheck.Run), ("schedule", BodyCheck.RunUnderSchedule), ("evaluation", EvaluationCheck.Run),
            ("precision", WeightPrecisionCheck.Run), ("states", StatePrecisionCheck.Run), ("resume", ResumeCheck.Run), ("accumulation", AccumulationCheck.Run),
            ("not finite", NonFiniteCheck.Run), ("allocation", AllocationCheck.Run), ("cost", CostCheck.Run),
        ];
        return new ProofReport(subject.Rule.Name, [.. checks.Select(c => new ProofResult(c.Name, c.Run(subject)))]);
    }

    private static OptimizerSettings SettingsOf(Type optimizer)
    {
        // The generator puts the record beside the class, for those too that are not in the registry.
        Type? settings = optimizer.Assembly.GetType(optimizer.FullName + "Settings");
        return settings is not null && settings.IsSubclassOf(typeof(OptimizerSettings))
            ? (OptimizerSettings)Activator.CreateInstance(settings)!
            : throw new ArgumentException($"{optimizer} is no optimizer that the generator has seen.");
    }
}
