using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Conventions;
using ScheduleDsl.Cli.Porting.Model;
using ScheduleDsl.Cli.Porting.Sources;
using ScheduleDsl.Cli.Porting.Writing;

namespace ScheduleDsl.Cli.Porting;

/// <summary>What a snippet came to.</summary>
/// <param name="Runs">The runs in it; empty where nothing could be mapped.</param>
/// <param name="Unmapped">What they do not contain.</param>
/// <param name="Conventions">Where conventions differ, and where they bite.</param>
internal sealed record Ported(IReadOnlyList<PortedRun> Runs, IReadOnlyList<string> Unmapped, IReadOnlyList<string> Conventions)
{
    /// <summary>The C# file.</summary>
    public string Write() => RecipeWriter.Write(Runs, Unmapped, Conventions);
}

/// <summary>From a snippet of another library to this one.</summary>
internal static class Porter
{
    /// <exception cref="UserError">The snippet cannot be read, or nothing in it is known; the message names line and column where there is one.</exception>
    public static Ported Run(PortRequest request)
    {
        Findings findings = new();
        IReadOnlyList<PortedRun> runs = CommandLineText.Is(request.Text) ? CommandLineSource.Read(request, findings) : PythonSource.Read(request, findings);
        runs = [.. runs.Where(r => r.Optimizer is not null || r.Driven.Count > 0)];
        List<string> conventions = [.. runs.SelectMany(r => r.Driven.Where(d => d.Hyper == "LearningRate").Select(d => $"line {d.At.Line}: {ConventionCheck.Run(d.Schedule, r.Steps)}"))];
        conventions.AddRange(Sorted(findings.Notes));
        return new Ported(runs, [.. Sorted(findings.Unmapped)], conventions);
    }

    private static IEnumerable<string> Sorted(IEnumerable<Finding> findings) => findings.OrderBy(f => f.Line == 0 ? int.MaxValue : f.Line).Select(f => f.ToString());
}
