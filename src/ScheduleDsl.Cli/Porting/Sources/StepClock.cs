using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>What a scheduler counts, as far as the loops of the snippet show it.</summary>
/// <param name="ByEpochs">Whether it is stepped once an epoch.</param>
/// <param name="UpdatesPerEpoch">Updates in an epoch where that is known.</param>
/// <param name="Steps">How often it is stepped where that is known.</param>
/// <param name="IsAssumed">Whether the snippet shows nothing.</param>
internal sealed record StepClock(bool ByEpochs, double? UpdatesPerEpoch, double? Steps, bool IsAssumed)
{
    /// <param name="steps">Every call of <c>step()</c>.</param>
    /// <param name="optimizer">Where the optimizer is built.</param>
    /// <param name="schedulers">The schedulers that are stepped.</param>
    /// <param name="given">Updates in an epoch, as the user says.</param>
    public static StepClock Of(IReadOnlyList<StepCall> steps, Position optimizer, IReadOnlyList<BoundScheduler> schedulers, double? given)
    {
        IReadOnlyList<Loop>? updates = steps.FirstOrDefault(s => s.Receiver == optimizer)?.Loops;
        if (schedulers.Count == 0)
            return new StepClock(false, null, Product(updates), false);
        // timm's schedulers are told what they count.
        if (schedulers[0].Call.TryGet("t_in_epochs")?.Value is TruthExpression told)
            return new StepClock(told.Value, told.Value ? given : null, null, false);
        IReadOnlyList<Loop>? stepped = steps.FirstOrDefault(s => schedulers.Any(b => b.At == s.Receiver))?.Loops;
        bool perUpdate = schedulers[0].Mapping.StepsPerUpdate;
        if (stepped is null or [])
            return given is null || perUpdate ? new StepClock(false, null, Product(updates), !perUpdate) : new StepClock(true, given, null, false);

        // Without the optimizer's own step, one loop is mostly that of the epochs.
        bool byEpochs = updates is null or [] ? stepped.Count == 1 && !perUpdate : stepped.Count < updates.Count;
        double? perEpoch = given ?? Product(updates?.Skip(stepped.Count).ToArray());
        return new StepClock(byEpochs, byEpochs ? perEpoch : null, Product(stepped), false);
    }

    private static double? Product(IReadOnlyList<Loop>? loops) =>
        loops is { Count: > 0 } && loops.All(l => l.Count >= 1) ? loops.Aggregate(1.0, (product, loop) => product * loop.Count!.Value) : null;
}
