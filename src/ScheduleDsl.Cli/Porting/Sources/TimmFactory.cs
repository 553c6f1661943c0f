using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary><c>timm.scheduler.create_scheduler_v2</c>: which class it makes, and of what.</summary>
internal static class TimmFactory
{
    public static Signature Signature { get; } = Signature.Of(
        "timm",
        "create_scheduler_v2(optimizer, sched='cosine', num_epochs=300, decay_epochs=90, decay_milestones=(90, 180, 270), cooldown_epochs=0, patience_epochs=10, "
        + "decay_rate=0.1, min_lr=0.0, warmup_lr=1e-5, warmup_epochs=0, warmup_prefix=False, noise=None, noise_pct=0.67, noise_std=1.0, noise_seed=42, "
        + "cycle_mul=1.0, cycle_decay=0.1, cycle_limit=1, k_decay=1.0, plateau_mode='max', step_on_epochs=True, updates_per_epoch=0)");

    private static readonly Dictionary<string, string> Classes = new()
    {
        ["cosine"] = "CosineLRScheduler",
        ["tanh"] = "TanhLRScheduler",
        ["step"] = "StepLRScheduler",
        ["multistep"] = "MultiStepLRScheduler",
        ["plateau"] = "PlateauLRScheduler",
        ["poly"] = "PolyLRScheduler",
    };

    // Parameter of the class, and the parameter of the factory that fills it.
    private static readonly (string Class, string Factory)[] Warmup = [("warmup_lr_init", "warmup_lr"), ("warmup_t", "warmup_epochs"), ("warmup_prefix", "warmup_prefix")];
    private static readonly (string, string)[] Cycle = [("t_initial", "num_epochs"), ("lr_min", "min_lr"), ("cycle_mul", "cycle_mul"), ("cycle_decay", "cycle_decay"), ("cycle_limit", "cycle_limit")];
    private static readonly (string, string)[] Noise = [("noise_range_t", "noise")];

    private static readonly Dictionary<string, (string Class, string Factory)[]> Arguments = new()
    {
        ["cosine"] = [.. Cycle, .. Warmup, .. Noise, ("k_decay", "k_decay")],
        ["tanh"] = [.. Cycle, .. Warmup, .. Noise],
        ["step"] = [("decay_t", "decay_epochs"), ("decay_rate", "decay_rate"), .. Warmup, .. Noise],
        ["multistep"] = [("decay_t", "decay_milestones"), ("decay_rate", "decay_rate"), .. Warmup, .. Noise],
        ["plateau"] = [],
        // The factory takes decay_rate for the power.
        ["poly"] = [.. Cycle, ("power", "decay_rate"), .. Warmup, .. Noise, ("k_decay", "k_decay")],
    };

    private static readonly string[] Durations = ["num_epochs", "decay_epochs", "decay_milestones", "warmup_epochs"];

    /// <summary>The call that the factory makes; null where it makes none that is known, which is then reported.</summary>
    public static CallExpression? Scheduler(BoundCall factory, Findings findings)
    {
        Expression written = factory["sched"].Value;
        if (written is not TextExpression { Value: var kind } || !Classes.TryGetValue(kind, out string? name))
        {
            findings.CannotMap(written.At, $"sched={written.Text}", $"only {string.Join(", ", Classes.Keys)} are known here.");
            return null;
        }
        bool byEpochs = factory["step_on_epochs"].Value is not TruthExpression { Value: false };
        double perEpoch = 1;
        if (!byEpochs)
        {
            if (factory["updates_per_epoch"].Value is not NumberExpression { Value: > 0 } updates)
                throw factory.At.Error("step_on_epochs=False needs updates_per_epoch: give --updates-per-epoch N.");
            perEpoch = updates.Value;
        }
        List<(string, Expression)> arguments = [("optimizer", factory["optimizer"].Value)];
        Signature made = TimmSchedulers.All.First(m => m.Signature.Name == name).Signature;
        foreach ((string parameter, string source) in Arguments[kind])
        {
            Expression value = Durations.Contains(source) ? Times(factory[source].Value, perEpoch) : factory[source].Value;
            // What the class does anyway would only be noise.
            if (!SameConstant.Are(value, made.Parameters.First(p => p.Name == parameter).Default))
                arguments.Add((parameter, value));
        }
        if (kind != "plateau")
            arguments.Add(("t_in_epochs", new TruthExpression(factory.At, byEpochs ? "True" : "False", byEpochs)));
        return Calls.Of(factory.At, "timm.scheduler." + name, arguments);
    }

    /// <summary>How many epochs or updates the run has; null where it is not in the snippet.</summary>
    public static double? Steps(BoundCall factory)
    {
        bool byEpochs = factory["step_on_epochs"].Value is not TruthExpression { Value: false };
        double perEpoch = byEpochs ? 1 : Value("updates_per_epoch") ?? double.NaN;
        if (Value("num_epochs") is not { } epochs)
            return null;
        bool cycles = factory["sched"].Value is TextExpression { Value: "cosine" or "tanh" or "poly" };
        double warmup = factory["warmup_prefix"].Value is TruthExpression { Value: true } ? Value("warmup_epochs") ?? 0 : 0;
        if (!cycles)
            return (epochs + warmup) * perEpoch;
        double multiple = Value("cycle_mul") ?? 1;
        double limit = System.Math.Max(1, Value("cycle_limit") ?? 1);
        double length = multiple == 1 ? epochs * limit : System.Math.Floor(epochs * (System.Math.Pow(multiple, limit) - 1) / (multiple - 1));
        return (length + warmup + (Value("cooldown_epochs") ?? 0)) * perEpoch;

        double? Value(string name) => (factory[name].Value as NumberExpression)?.Value;
    }

    private static Expression Times(Expression value, double factor) => value switch
    {
        _ when factor == 1 => value,
        NumberExpression number => Calls.Number(number.At, number.Value * factor),
        SequenceExpression sequence => sequence with { Items = [.. sequence.Items.Select(i => Times(i, factor))] },
        _ => value,
    };
}
