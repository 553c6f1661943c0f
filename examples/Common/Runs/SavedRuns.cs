using System;
using System.IO;
using System.Linq;
using ScheduleDsl;

namespace Examples;

/// <summary>Saves and resumes training, weights and all.</summary>
internal static class SavedRuns
{
    /// <summary>Goes on from a saved run.</summary>
    /// <param name="run">A fresh run over a table that is all zero.</param>
    /// <param name="table">Its table.</param>
    /// <param name="path">The file.</param>
    /// <param name="seed">The seed of the data's parts.</param>
    /// <param name="end">Updates after which nothing is left to train.</param>
    /// <exception cref="UserError">The file cannot be read, or is not one of such a run.</exception>
    public static void Resume(OptimizerRun run, ParameterTable table, string path, long seed, long end)
    {
        try
        {
            run.Load(path);
        }
        catch (Exception error) when (error is SavedRunException or IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot resume: {error.Message}");
        }

        // Another seed is another split: what this run tests on was trained on.
        if (run.Seed != seed)
            throw new UserError($"cannot resume from '{path}': its seed is {run.Seed}, not {seed}");
        // The table was all zero; a run can be saved without its weights.
        if (!table.Any(p => p.Values.ContainsAnyExcept(0f)))
            throw new UserError($"cannot resume from '{path}': it holds no weights");
        if (run.Steps >= end)
            throw new UserError($"'{path}' is at step {run.Steps} of {end}: nothing is left to train");
    }

    /// <exception cref="UserError">The file cannot be written.</exception>
    public static void Save(OptimizerRun run, string path)
    {
        try
        {
            run.Save(path, new SaveOptions { IncludeParameters = true });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot save to '{path}': {error.Message}");
        }
    }
}
