using System;
using System.Linq;

namespace ScheduleDsl;

/// <content>Steps that evaluate the model themselves.</content>
public sealed partial class OptimizerRun
{
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

    /// <summary>Steps as the update of that index, whatever has been done before.</summary>
    internal StepResult StepAt(long step)
    {
        Steps = step;
        return Step();
    }
}
