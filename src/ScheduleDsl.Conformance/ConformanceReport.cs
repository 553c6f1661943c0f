using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Conformance;

/// <summary>What became of every file.</summary>
/// <param name="Results">In the order of the files' paths.</param>
public sealed record ConformanceReport(IReadOnlyList<FileResult> Results)
{
    /// <summary>The device that carried out the steps; null where it was the processor.</summary>
    public string? Device { get; init; }

    /// <summary>Number of files whose every value is within the tolerance.</summary>
    public int Passed => Count(Verdict.Passed);

    /// <summary>Number of files with a value out of tolerance, and of damaged files.</summary>
    public int Failed => Count(Verdict.Failed);

    /// <summary>Number of files of families that no built-in says.</summary>
    public int Unknown => Count(Verdict.Unknown);

    /// <summary>0 where nothing failed, else 1.</summary>
    public int ExitCode => Failed == 0 ? 0 : 1;

    /// <summary><c>N passed, M failed, K unknown</c>.</summary>
    public string Summary => $"{Passed} passed, {Failed} failed, {Unknown} unknown";

    private int Count(Verdict verdict) => Results.Count(result => result.Verdict == verdict);
}

/// <summary>What became of one file.</summary>
/// <param name="File">Its path below the folder, with forward slashes.</param>
/// <param name="Family">Its family.</param>
/// <param name="Verdict">Passed, failed or unknown.</param>
/// <param name="LargestError">The absolute difference where it comes nearest to its tolerance, or exceeds it most; null where nothing was compared.</param>
/// <param name="ShareOfTolerance">That difference as a share of what is tolerated there: up to 1 the file passes.</param>
/// <param name="Detail">Where the largest error is, or why there is none.</param>
public sealed record FileResult(
    string File, string Family, Verdict Verdict, double? LargestError = null, double? ShareOfTolerance = null, string Detail = "")
{
    /// <summary>The full name of the optimizer that replayed it; null where none did, and where the file failed before its end.</summary>
    public string? Optimizer { get; init; }
}

/// <summary>What became of a file.</summary>
public enum Verdict
{
    /// <summary>Every value is within the tolerance.</summary>
    Passed,

    /// <summary>A value is out of tolerance, or the file is damaged.</summary>
    Failed,

    /// <summary>No built-in says its family.</summary>
    Unknown,
}
