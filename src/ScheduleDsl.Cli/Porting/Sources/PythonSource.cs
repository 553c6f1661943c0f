using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Model;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>Python: optimizers with their schedulers, and what stands for both (TrainingArguments).</summary>
internal sealed class PythonSource
{
    private static readonly SchedulerMapping[] SchedulerTable = [.. PyTorchSchedulers.All, .. HuggingFaceSchedulers.All, .. TimmSchedulers.All, .. OptaxSchedulers.All];
    private static readonly OptimizerMapping[] OptimizerTable = [.. PyTorchOptimizers.All, .. OptaxOptimizers.All];

    private readonly PortRequest request;
    private readonly Findings findings;
    private readonly SnippetReader snippet;
    private readonly Dictionary<Position, BoundScheduler> schedulers = [];
    private readonly Dictionary<Position, (ReadOptimizer Optimizer, string? Variable, IReadOnlyList<PortedGroup> Groups)> optimizers = [];
    private readonly List<RunParts> configured = [];

    private PythonSource(PortRequest request, Findings findings)
    {
        this.request = request;
        this.findings = findings;
        Scope scope = new(request.Given);
        snippet = SnippetReader.Run(StatementParser.Parse(Prompts.Remove(request.Text)), scope, findings);
        foreach (FoundCall call in snippet.Calls)
            Recognise(call);
        foreach (string unused in scope.Unused)
            throw new UserError($"--set {unused}: the snippet has no such expression.");
    }

    /// <exception cref="UserError">The snippet is not Python, or nothing in it is known here.</exception>
    public static IReadOnlyList<PortedRun> Read(PortRequest request, Findings findings) => new PythonSource(request, findings).Runs();

    private void Recognise(FoundCall found)
    {
        CallExpression call = Rewritten.Scheduler(found, findings) ?? found.Call;
        string path = call == found.Call ? found.Path : call.Function.Text;
        if (KnownCalls.Find(SchedulerTable, m => m.Signature, path) is { } scheduler)
            schedulers[found.Call.At] = new BoundScheduler(BoundCall.Bind(call, scheduler.Signature, findings), scheduler);
        else if (KnownCalls.Find(OptimizerTable, m => m.Signature, path) is { } optimizer)
            optimizers[found.Call.At] = (OptimizerReader.Read(BoundCall.Bind(call, optimizer.Signature, findings), optimizer), found.Variable, []);
        else if (TimmOptimizer.Is(path))
            AddTimm(found);
        else if (TrainingArguments.Is(path))
            configured.Add(TrainingArguments.Read(call, request, findings));
        else if (found.Path == "optax.chain")
            OptaxChain.Read(found, snippet.Scope, findings);
        else
            Suspect(found);
    }

    private void AddTimm(FoundCall found)
    {
        if (TimmOptimizer.Read(found.Call, findings) is { } timm)
            optimizers[found.Call.At] = (timm.Optimizer, found.Variable, timm.Groups);
    }

    // What looks like an optimizer or a scheduler and is none of the tables.
    private void Suspect(FoundCall found)
    {
        string first = found.Call.Arguments.FirstOrDefault()?.Value.Text ?? "";
        if (first.Contains(".parameters()", StringComparison.Ordinal) && found.Call.Arguments.Any(a => a.Name == "lr"))
            findings.CannotMap(found.Call.At, found.Path, "this optimizer is not known here.");
        else if (found.Call.Arguments.Any(a => optimizers.ContainsKey(a.Value.At)) && found.Variable?.Contains("sched", StringComparison.OrdinalIgnoreCase) == true)
            findings.CannotMap(found.Call.At, found.Path, "this scheduler is not known here.");
    }

    private IReadOnlyList<PortedRun> Runs()
    {
        ScheduleReader schedules = new(findings, schedulers);
        HashSet<Position> within = [.. schedulers.Values.SelectMany(ScheduleReader.Within)];
        BoundScheduler[] outer = [.. schedulers.Values.Where(s => !within.Contains(s.At)).OrderBy(s => s.At.Line).ThenBy(s => s.At.Column)];
        List<RunParts> runs = [.. configured];
        foreach ((Position at, (ReadOptimizer optimizer, string? variable, IReadOnlyList<PortedGroup> groups)) in optimizers)
            runs.Add(Parts(at, optimizer, [.. outer.Where(s => OptimizerOf(s) == at || optimizer.Call[optimizer.Mapping.Rate].Value.At == s.At)]) with { Variable = variable, Groups = groups });
        BoundScheduler[] lone = [.. outer.Where(s => OptimizerOf(s) is null && optimizers.Values.All(o => o.Optimizer.Call[o.Optimizer.Mapping.Rate].Value.At != s.At))];
        if (lone.Length > 0)
            runs.Add(Parts(lone[0].At, null, lone));
        if (runs.Count == 0 && findings.Unmapped.Count == 0)
            throw new UserError("Nothing in the snippet is an optimizer, a scheduler or a configuration that is known here.");

        RunAssembler assembler = new(new OptimizerReader(snippet.Scope, findings, schedulers.ContainsKey), schedules, findings);
        IReadOnlyList<string> names = RunNames.Of([.. runs.Select(r => r.Variable)]);
        return [.. runs.Select((parts, i) => assembler.Run(parts, names[i]))];
    }

    private Position? OptimizerOf(BoundScheduler scheduler) =>
        scheduler.Call.TryGet("optimizer")?.Value is { } optimizer && optimizers.ContainsKey(optimizer.At) ? optimizer.At
        // A ChainedScheduler names no optimizer of its own.
        : ScheduleReader.Within(scheduler).Select(schedulers.GetValueOrDefault).FirstOrDefault() is { } inner ? OptimizerOf(inner)
        : null;

    // Where the snippet steps some of an optimizer's schedulers, the others do nothing.
    private BoundScheduler[] Stepped(BoundScheduler[] attached)
    {
        BoundScheduler[] stepped = [.. attached.Where(s => snippet.Steps.Any(c => c.Receiver == s.At))];
        if (stepped.Length == 0)
            return attached;
        foreach (BoundScheduler idle in attached.Except(stepped))
            findings.CannotMap(idle.At, idle.Call.Signature.Name, "the snippet never steps it, and steps others.");
        return stepped;
    }

    private RunParts Parts(Position at, ReadOptimizer? optimizer, BoundScheduler[] attached)
    {
        attached = Stepped(attached);
        StepClock clock = StepClock.Of(snippet.Steps, at, [.. attached.Where(s => s.Mapping.CanBeMapped)], request.UpdatesPerEpoch);
        if (clock.IsAssumed && attached.Length > 0)
            findings.Note(attached[0].At, "the snippet does not step the scheduler: its counts are taken as updates. If it is stepped once per epoch, give --updates-per-epoch N.");
        OptimizerNotes.Add(optimizer, findings);
        return new RunParts(at)
        {
            Optimizer = optimizer,
            Schedulers = attached,
            ByEpochs = clock.ByEpochs,
            UpdatesPerEpoch = clock.UpdatesPerEpoch,
            Steps = clock.Steps,
        };
    }
}
