using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Examples;

/// <summary>Many training runs, several at a time.</summary>
internal static class ParallelRuns
{
    /// <summary>
    /// Does every run, each on one thread and without sight of the others: so any number of threads gives the same results. Long runs
    /// come first, so that no thread is left with one at the end.
    /// </summary>
    /// <param name="runs">What to run.</param>
    /// <param name="length">How long a run is, in any unit.</param>
    /// <param name="run">One run.</param>
    /// <param name="threads">Runs at a time, at least 1.</param>
    /// <returns>The results in the order of the runs.</returns>
    /// <exception cref="UserError">An optimizer refuses a value amid a run, such as a rate below 0.</exception>
    public static TResult[] All<TRun, TResult>(TRun[] runs, Func<TRun, double> length, Func<TRun, TResult> run, int threads)
    {
        var results = new TResult[runs.Length];
        int[] order = [.. Enumerable.Range(0, runs.Length).OrderByDescending(i => length(runs[i]))];
        int next = -1;
        try
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ =>
            {
                for (int i; (i = Interlocked.Increment(ref next)) < order.Length;)
                    results[order[i]] = run(runs[order[i]]);
            });
        }
        catch (AggregateException errors) when (errors.InnerException is ArgumentException or InvalidOperationException or UserError)
        {
            throw new UserError(errors.InnerException.Message.ReplaceLineEndings(" "));
        }

        return results;
    }
}
