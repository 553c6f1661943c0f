using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>The options of timm's <c>train.py</c>: the optimizer, scheduler and groups that it makes of them.</summary>
internal sealed class TimmOptions(CommandLineText line, PortRequest request, Findings findings)
{
    // Option, the factory's parameter, and the default of train.py, which is not always that of the factory.
    private static readonly (string Option, string Parameter, string Default)[] Scheduler =
    [
        ("sched", "sched", "'cosine'"), ("epochs", "num_epochs", "300"), ("decay-epochs", "decay_epochs", "90"), ("decay-milestones", "decay_milestones", "[90, 180, 270]"),
        ("cooldown-epochs", "cooldown_epochs", "0"), ("decay-rate", "decay_rate", "0.1"), ("min-lr", "min_lr", "0"), ("warmup-lr", "warmup_lr", "1e-5"),
        ("warmup-epochs", "warmup_epochs", "5"), ("warmup-prefix", "warmup_prefix", "False"), ("lr-noise", "noise", "None"), ("lr-cycle-mul", "cycle_mul", "1.0"),
        ("lr-cycle-decay", "cycle_decay", "0.5"), ("lr-cycle-limit", "cycle_limit", "1"), ("lr-k-decay", "k_decay", "1.0"),
    ];

    // Options that change the update and have no place here.
    private static readonly Dictionary<string, string> Outside = new()
    {
        ["clip-grad"] = "clip the gradients before each step.",
        ["layer-decay"] = "give each layer a group with its RateMultiplier.",
        ["opt-kwargs"] = "its words are not read.",
        ["model-ema"] = "it averages weights beside the optimizer.",
        ["lr-noise-pct"] = "noise is no function of the update.",
        ["lr-noise-std"] = "noise is no function of the update.",
    };

    private static readonly string[] Read =
        ["sched-on-updates", "lr", "lr-base", "lr-base-size", "lr-base-scale", "opt", "opt-eps", "opt-betas", "momentum", "weight-decay", "batch-size", "grad-accum-steps"];

    public RunParts Parts()
    {
        foreach ((string option, string why) in Outside.Where(o => line.Has(o.Key)))
            findings.CannotMap(line.At(option), $"--{option} {line.Text(option)}".TrimEnd(), why);
        string[] rest = [.. line.Options.Where(o => !Scheduler.Any(s => s.Option == o) && !Read.Contains(o) && !Outside.ContainsKey(o))];
        if (rest.Length > 0)
            findings.Note(line.Start, $"left out, because the update does not depend on them: {string.Join(", ", rest.Select(r => "--" + r))}.");

        double? rate = Rate();
        BoundCall factory = Factory();
        SchedulerMapping? mapping = null;
        CallExpression? call = TimmFactory.Scheduler(factory, findings);
        if (call is not null)
            mapping = KnownCalls.Find(TimmSchedulers.All, m => m.Signature, call.Function.Text);
        bool byEpochs = !line.Has("sched-on-updates");
        if (byEpochs)
            findings.Note(line.Start, "timm steps the schedule once per epoch (without --sched-on-updates): the rate stays as it is within an epoch.");
        TimmOptimizer? optimizer = Optimizer(rate);
        return new RunParts(line.Start)
        {
            Optimizer = optimizer?.Optimizer,
            Schedulers = mapping is null ? [] : [new BoundScheduler(BoundCall.Bind(call!, mapping.Signature, findings), mapping)],
            Rate = rate,
            ByEpochs = byEpochs,
            UpdatesPerEpoch = request.UpdatesPerEpoch,
            Steps = TimmFactory.Steps(factory),
            Groups = optimizer?.Groups ?? [],
            BatchSize = line.Number("batch-size") is >= 1 and <= int.MaxValue and var batch ? (int)batch : null,
            Accumulation = line.Number("grad-accum-steps") is >= 1 and <= int.MaxValue and var passes ? (int)passes : 1,
        };
    }

    private BoundCall Factory()
    {
        List<(string, Expression)> arguments = [("optimizer", Calls.Name(line.Start, "optimizer"))];
        foreach ((string option, string parameter, string preset) in Scheduler)
            arguments.Add((parameter, line.Value(option) ?? CommandLineText.Parse(preset, line.Start)));
        if (line.Has("sched-on-updates"))
        {
            arguments.Add(("step_on_epochs", new TruthExpression(line.At("sched-on-updates"), "False", false)));
            arguments.Add(("updates_per_epoch", Calls.Number(line.At("sched-on-updates"), request.UpdatesPerEpoch ?? 0)));
        }
        return BoundCall.Bind(Calls.Of(line.Start, TimmFactory.Signature.Name, arguments), TimmFactory.Signature, findings);
    }

    private double Decay() => line.Number("weight-decay") ?? 2e-5;

    private double Batch() => (line.Number("batch-size") ?? 128) * (line.Number("grad-accum-steps") ?? 1);

    // Without --lr, train.py scales --lr-base with the batch.
    private double? Rate()
    {
        if (line.Number("lr") is { } rate && rate != 0)
            return rate;
        string name = Name();
        bool root = line.Text("lr-base-scale") is { Length: > 0 } scale ? scale == "sqrt" : name.Contains("ada", StringComparison.OrdinalIgnoreCase) || name.Contains("lamb", StringComparison.OrdinalIgnoreCase);
        double ratio = Batch() / (line.Number("lr-base-size") ?? 256);
        double based = (line.Number("lr-base") ?? 0.1) * (root ? Math.Sqrt(ratio) : ratio);
        findings.Note(
            line.Start,
            $"no --lr: timm's rate is lr_base times the {(root ? "root of the " : "")}batch over {line.Number("lr-base-size") ?? 256}, {Writing.Literals.Number(based)} for {Batch()} samples on one device.");
        return based;
    }

    private string Name() => line.Text("opt") is { Length: > 0 } name ? name : "sgd";

    private TimmOptimizer? Optimizer(double? rate)
    {
        List<(string, Expression)> arguments = [("opt", new TextExpression(line.At("opt"), Name(), Name())), ("weight_decay", Calls.Number(line.Start, Decay()))];
        if (rate is { } number)
            arguments.Add(("lr", Calls.Number(line.Start, number)));
        foreach ((string option, string parameter) in (ReadOnlySpan<(string, string)>)[("momentum", "momentum"), ("opt-betas", "betas"), ("opt-eps", "eps")])
        {
            if (line.Value(option) is { } value)
                arguments.Add((parameter, value));
        }
        if (!line.Has("weight-decay"))
            findings.Note(line.Start, "no --weight-decay: train.py's default is 2e-5.");
        return TimmOptimizer.Read(Calls.Of(line.Start, "create_optimizer_v2", arguments.Prepend(("model_or_params", Calls.Name(line.Start, "model")))), findings);
    }
}
