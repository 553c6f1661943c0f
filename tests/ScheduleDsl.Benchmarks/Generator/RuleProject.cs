using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ScheduleDsl.Benchmarks.Generator;

/// <summary>How many emit steps a run reused and how many it ran.</summary>
internal sealed record StepCounts(int Cached, int All)
{
    public int Run => All - Cached;
}

/// <summary>Milliseconds by the clock and by the processor; the second hardly depends on what else the machine does.</summary>
internal readonly record struct RunTime(double Clock, double Processor);

/// <summary>A user's project with many rules, and the generator as an editor drives it: one run after each edit.</summary>
internal sealed class RuleProject
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    private readonly CSharpCompilation start;
    private readonly GeneratorDriver warm;
    private readonly GeneratorDriver tracking;
    private readonly GeneratorDriver floor;

    public RuleProject(int rules)
    {
        IEnumerable<SyntaxTree> trees = Enumerable.Range(0, rules).Select(i => Parse(RuleSources.Rule(i), $"Rule{i}.cs")).Append(Parse(RuleSources.Unrelated(0), "Unrelated.cs"));
        start = CSharpCompilation.Create("Rules", trees, References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        warm = Driver().RunGenerators(start);
        tracking = Driver(track: true).RunGenerators(start);
        floor = Driver(new FindOnly(), track: false).RunGenerators(start);
    }

    /// <summary>The first error of the project with its generated files, or null.</summary>
    public string? FirstError()
    {
        Driver().RunGeneratorsAndUpdateCompilation(start, out Compilation complete, out _);
        return complete.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)?.ToString();
    }

    /// <summary>A run that can reuse nothing.</summary>
    public RunTime Fresh()
    {
        GeneratorDriver driver = Driver();
        // A compilation remembers what it has bound, which a fresh one has not.
        CSharpCompilation compilation = start.Clone();
        return Time(() => driver.RunGenerators(compilation));
    }

    /// <summary>A run after an edit. The driver is immutable: each edit starts from the same cache.</summary>
    public RunTime After(CSharpCompilation edited) => Time(() => warm.RunGenerators(edited));

    /// <summary>The same for a generator that only finds the rules.</summary>
    public RunTime FloorAfter(CSharpCompilation edited) => Time(() => floor.RunGenerators(edited));

    /// <summary>What happened to the steps that write source.</summary>
    public StepCounts StepsAfter(CSharpCompilation edited)
    {
        GeneratorRunResult result = tracking.RunGenerators(edited).GetRunResult().Results.Single();
        List<IncrementalStepRunReason> reasons =
        [
            .. result.TrackedSteps.Where(step => step.Key.StartsWith("Emit", StringComparison.Ordinal)).SelectMany(step => step.Value)
                .SelectMany(step => step.Outputs).Select(output => output.Reason),
        ];
        return new StepCounts(reasons.Count(reason => reason == IncrementalStepRunReason.Cached), reasons.Count);
    }

    public CSharpCompilation EditUnrelated(int edit) => Replace("Unrelated.cs", RuleSources.Unrelated(edit));

    public CSharpCompilation CommentRule(int edit) => Replace("Rule0.cs", $"// Edit {edit}.\n{RuleSources.Rule(0)}");

    public CSharpCompilation EditRule(int edit) =>
        Replace("Rule0.cs", RuleSources.Rule(0).Replace("return parameter -", $"return {Math.Abs(edit) + 2}f * parameter -", StringComparison.Ordinal));

    private CSharpCompilation Replace(string file, string text) =>
        start.ReplaceSyntaxTree(start.SyntaxTrees.Single(tree => tree.FilePath == file), Parse(text, file));

    private static RunTime Time(Func<GeneratorDriver> run)
    {
        GC.Collect();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long began = Stopwatch.GetTimestamp();
        run();
        return new RunTime(Stopwatch.GetElapsedTime(began).TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
    }

    private static SyntaxTree Parse(string text, string file) => CSharpSyntaxTree.ParseText(text, Parsing, file);

    private static GeneratorDriver Driver(bool track = false) => Driver(new Generators.ScheduleDslGenerator(), track);

    private static GeneratorDriver Driver(IIncrementalGenerator generator, bool track) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()], parseOptions: Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, track));

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(object).Assembly.Location).Append(typeof(Registry).Assembly.Location).Distinct()
            .Select(file => MetadataReference.CreateFromFile(file));
}
