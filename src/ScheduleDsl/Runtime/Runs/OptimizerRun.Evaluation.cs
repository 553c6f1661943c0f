using System;
using System.Linq;

namespace ScheduleDsl;

/// <content>Weights for evaluation.</content>
public sealed partial class OptimizerRun
{
    private EvaluationScope? evaluation;

    /// <summary>Whether a rule or modifier of the run evaluates with other weights than it trains, such as an average.</summary>
    public bool HasEvaluationWeights => routes.Any(route => route.Rule.Evaluation is not null);

    /// <summary>
    /// Puts the weights that evaluation uses, such as an average, into the parameters until the scope is disposed of; then the weights
    /// come back bit for bit. Before the first update they are the weights themselves. Weights of 2 bytes are rounded to the nearest.
    /// </summary>
    /// <example><code>
    /// using (run.EvaluationWeights())
    ///     accuracy = Evaluate(model);
    /// </code></example>
    /// <exception cref="InvalidOperationException">No rule or modifier of the run says which weights evaluation uses, or a scope is open already.</exception>
    public IDisposable EvaluationWeights()
    {
        RequireAlive();
        RequireNoEvaluation("another scope of evaluation weights");
        if (!HasEvaluationWeights)
            throw new InvalidOperationException($"{string.Join(", ", routes.Select(route => route.Rule.ShortName()))}: neither the rule nor a modifier says which weights evaluation uses.");
        BringBack();
        ReadHypers(steps);
        evaluation = new EvaluationScope(routes.SelectMany(route => route.Groups), steps, Close);
        execution?.WriteWeights();
        GC.KeepAlive(table);
        return evaluation;
    }

    private void Close()
    {
        evaluation = null;
        execution?.WriteWeights();
    }

    private void RequireNoEvaluation(string what)
    {
        if (evaluation is not null)
            throw new InvalidOperationException($"The parameters hold evaluation weights: dispose of the scope before {what}.");
    }
}
