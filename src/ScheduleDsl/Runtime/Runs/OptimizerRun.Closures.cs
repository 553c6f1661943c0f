using System;
using System.Linq;

namespace ScheduleDsl;

/// <content>Steps that evaluate the model themselves.</content>
public sealed partial class OptimizerRun
{
    private const string FlushInput = "flush";

    /// <summary>
    /// Evaluates the model and updates every parameter once. Rules that need the loss, by an input <c>loss</c>, are handed what the evaluation returns.
    /// </summary>
    /// <param name="evaluate">Puts the gradients at the present weights where the table expects them, and returns the loss.</param>
    /// <inheritdoc cref="Step()" path="/exception"/>
    /// <example><code>
    /// StepResult result = run.Step(() => model.Backward(batch));
    /// </code></example>
    public StepResult Step(Func<double> evaluate)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        RequireAlive();
        RequireNoEvaluation("a step");
        double loss = evaluate();
        foreach (RunRoute route in routes)
            route.Inputs.Set("loss", loss);
        return Step();
    }

    /// <summary>
    /// Applies what has been gathered for an update that is not complete, such as the last batches of an epoch with <see cref="Modifiers.Accumulate"/>, and reads no
    /// gradient. Where nothing has been gathered nothing changes, and the result is not applied. Rules are told by an input <c>flush</c> of 1, which is 0 in
    /// all other steps.
    /// </summary>
    /// <exception cref="InvalidOperationException">A rule of the run gathers nothing: it would take the last gradients a second time.</exception>
    /// <inheritdoc cref="Step()" path="/exception"/>
    /// <example><code>
    /// foreach (Batch batch in epoch)
    ///     run.Step(() => model.Backward(batch));
    /// run.Flush();
    /// </code></example>
    public StepResult Flush()
    {
        RequireAlive();
        RequireNoEvaluation("a step");
        if (Array.Find(routes, static route => !route.Inputs.Has(FlushInput)) is { } other)
            throw new InvalidOperationException($"{other.Rule.ShortName()} gathers nothing that could be flushed: compose it with Accumulate, or with what takes the input {FlushInput}.");
        try
        {
            foreach (RunRoute route in routes)
                route.Inputs.Set(FlushInput, 1);
            return Step();
        }
        finally
        {
            foreach (RunRoute route in routes)
                route.Inputs.Set(FlushInput, 0);
        }
    }

    /// <summary>Whether a rule of the run has such an input.</summary>
    internal bool ReadsForEachWeight(string input) => Array.Exists(routes, route => route.Rule.Inputs.Any(i => i.Name == input && !i.IsScalar));

    /// <summary>Steps as the update of that index, whatever has been done before.</summary>
    internal StepResult StepAt(long step)
    {
        Settle();
        if (execution is not null && steps != step)
            execution.JumpTo(step);
        steps = step;
        return Step();
    }
}
