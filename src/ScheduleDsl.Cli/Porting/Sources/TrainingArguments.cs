using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Model;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>Hugging Face's <c>TrainingArguments</c>: the optimizer, scheduler, groups and length that the Trainer makes of them.</summary>
internal sealed class TrainingArguments
{
    // Those that reach the update, with the defaults of the documentation.
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["learning_rate"] = "5e-5",
        ["weight_decay"] = "0.0",
        ["adam_beta1"] = "0.9",
        ["adam_beta2"] = "0.999",
        ["adam_epsilon"] = "1e-8",
        ["max_grad_norm"] = "1.0",
        ["num_train_epochs"] = "3.0",
        ["max_steps"] = "-1",
        ["lr_scheduler_type"] = "'linear'",
        ["lr_scheduler_kwargs"] = "None",
        ["warmup_ratio"] = "0.0",
        ["warmup_steps"] = "0",
        ["per_device_train_batch_size"] = "8",
        ["gradient_accumulation_steps"] = "1",
        ["optim"] = "'adamw_torch'",
        ["optim_args"] = "None",
        ["adafactor"] = "False",
        ["label_smoothing_factor"] = "0.0",
        ["neftune_noise_alpha"] = "None",
    };

    // What the Trainer adds to training besides optimizer and schedule.
    private static readonly Dictionary<string, string> Outside = new()
    {
        ["label_smoothing_factor"] = "it belongs to the loss.",
        ["neftune_noise_alpha"] = "it belongs to the model's embeddings.",
        ["optim_args"] = "its text is not read.",
    };

    private static readonly Dictionary<string, string> Optimizers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["adamw_torch"] = "AdamW",
        ["adamw_torch_fused"] = "AdamW",
        ["adamw_hf"] = "AdamW",
        ["adamw_apex_fused"] = "AdamW",
        ["adamw_torch_xla"] = "AdamW",
        ["adamw_torch_npu_fused"] = "AdamW",
        ["sgd"] = "SGD",
        ["adagrad"] = "Adagrad",
        ["rmsprop"] = "RMSprop",
        ["lion_32bit"] = "Lion",
        ["paged_lion_32bit"] = "Lion",
        ["paged_adamw_32bit"] = "AdamW",
    };

    private readonly Position at;
    private readonly Dictionary<string, Expression> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> given = new(StringComparer.Ordinal);
    private readonly PortRequest request;
    private readonly Findings findings;

    private TrainingArguments(CallExpression call, PortRequest request, Findings findings)
    {
        (at, this.request, this.findings) = (call.At, request, findings);
        foreach ((string name, string text) in Defaults)
            values[name] = new Scope([]).Resolve(((ExpressionStatement)StatementParser.Parse(text)[0]).Value) with { At = call.At };
        List<string> rest = [];
        foreach (CallArgument argument in call.Arguments)
        {
            if (argument.Name is { } name && Defaults.ContainsKey(name))
            {
                values[name] = argument.Value;
                given.Add(name);
            }
            else
            {
                rest.Add(argument.Name ?? argument.Value.Text);
            }
        }
        if (rest.Count > 0)
            findings.Note(at, $"left out, because the update does not depend on them: {string.Join(", ", rest)}.");
    }

    public static bool Is(string path) => path.Split('.')[^1] is "TrainingArguments" or "Seq2SeqTrainingArguments" or "SFTConfig";

    public static RunParts Read(CallExpression call, PortRequest request, Findings findings) => new TrainingArguments(call, request, findings).Parts();

    private RunParts Parts()
    {
        double? steps = Steps();
        foreach ((string name, string why) in Outside.Where(o => given.Contains(o.Key) && values[o.Key] is not (NoneExpression or NumberExpression { Value: 0 })))
            findings.CannotMap(values[name].At, $"{name}={values[name].Text}", why);
        if (values["max_grad_norm"] is not (NumberExpression { Value: 0 } or NoneExpression))
        {
            string origin = given.Contains("max_grad_norm") ? "" : " (the default)";
            findings.CannotMap(values["max_grad_norm"].At, $"max_grad_norm={values["max_grad_norm"].Text}{origin}", "clip the gradients to this norm before each step.");
        }
        return new RunParts(at)
        {
            Optimizer = Optimizer(),
            Schedulers = steps is { } count && Scheduler(count) is { } scheduler ? [scheduler] : [],
            Rate = Number("learning_rate"),
            Steps = steps,
            Groups = Number("weight_decay") is > 0 ? [WithoutDecay()] : [],
            BatchSize = Number("per_device_train_batch_size") is >= 1 and <= int.MaxValue and var batch ? (int)batch : null,
            Accumulation = Number("gradient_accumulation_steps") is >= 1 and <= int.MaxValue and var passes ? (int)passes : 1,
        };
    }

    private double? Steps()
    {
        if (Number("max_steps") is > 0 and var steps)
            return steps;
        if (Number("num_train_epochs") is { } epochs && request.UpdatesPerEpoch is { } updates)
            return Math.Ceiling(epochs * updates);
        findings.CannotMap(
            values["num_train_epochs"].At, $"num_train_epochs={values["num_train_epochs"].Text}",
            "the schedule needs the number of updates: give --updates-per-epoch N, or max_steps in the snippet.");
        return null;
    }

    private ReadOptimizer? Optimizer()
    {
        Expression written = values["adafactor"] is TruthExpression { Value: true } ? values["adafactor"] : values["optim"];
        string? kind = written switch
        {
            TextExpression text => text.Value,
            MemberExpression member => member.Name,
            _ => "adafactor",
        };
        if (!Optimizers.TryGetValue(kind, out string? name))
        {
            findings.CannotMap(written.At, $"optim={kind}", $"of the Trainer's optimizers {string.Join(", ", Optimizers.Keys)} are known here.");
            return null;
        }
        OptimizerMapping mapping = PyTorchOptimizers.All.First(m => m.Signature.Name == name);
        List<(string, Expression)> arguments = [("params", Calls.Name(at, "model.parameters()")), ("lr", values["learning_rate"]), ("weight_decay", values["weight_decay"])];
        if (name is "AdamW" or "Lion" && (given.Contains("adam_beta1") || given.Contains("adam_beta2")))
            arguments.Add(("betas", new SequenceExpression(at, $"({values["adam_beta1"].Text}, {values["adam_beta2"].Text})", [values["adam_beta1"], values["adam_beta2"]])));
        if (name == "AdamW" && given.Contains("adam_epsilon"))
            arguments.Add(("eps", values["adam_epsilon"]));
        if (name == "AdamW" && !given.Contains("weight_decay"))
            findings.Note(at, "weight_decay is not given: the Trainer's default is 0, where PyTorch's AdamW has 0.01.");
        return OptimizerReader.Read(BoundCall.Bind(Calls.Of(at, name, arguments), mapping.Signature, findings), mapping);
    }

    private BoundScheduler? Scheduler(double steps)
    {
        Expression written = values["lr_scheduler_type"];
        string name = written is TextExpression text ? text.Value : written is MemberExpression member ? member.Name : written.Text;
        if (Rewritten.FunctionOf(name, written, findings) is not { } function)
            return null;
        List<(string, Expression)> arguments = [("num_warmup_steps", Calls.Number(at, Warmup(steps))), ("num_training_steps", Calls.Number(at, steps))];
        if (values["lr_scheduler_kwargs"] is DictionaryExpression own)
            arguments.AddRange(own.Entries.Where(e => e.Key is TextExpression).Select(e => (((TextExpression)e.Key!).Value, e.Value)));
        CallExpression call = Rewritten.Call(at, function, Calls.Name(at, "optimizer"), arguments);
        return new BoundScheduler(BoundCall.Bind(call, function.Signature, findings), function);
    }

    // A number of updates wins over a ratio; below 1 it is a ratio itself since transformers 5.
    private double Warmup(double steps) => Number("warmup_steps") switch
    {
        >= 1 and var count => count,
        > 0 and var ratio => Math.Ceiling(ratio * steps),
        _ => Math.Ceiling((Number("warmup_ratio") ?? 0) * steps),
    };

    private PortedGroup WithoutDecay()
    {
        findings.Note(at, "the Trainer leaves biases and the parameters of normalisation layers without decay; here these are the parameters with at most one dimension.");
        return new PortedGroup("no decay", new ParameterSelection("MaxRank = 1"), [new PortedHyper("WeightDecay", 0.0)], []);
    }

    private double? Number(string name)
    {
        if (values[name] is NumberExpression number)
            return number.Value;
        findings.CannotMap(values[name].At, $"{name}={values[name].Text}", $"its value is not in the snippet; {OpenValue.Advice(values[name])}");
        return null;
    }
}
