using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Model;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>Command lines: timm's <c>train.py</c>, and the Trainer's arguments as options.</summary>
internal static class CommandLineSource
{
    private static readonly string[] OfTrainer = ["learning_rate", "lr_scheduler_type", "num_train_epochs", "per_device_train_batch_size", "warmup_ratio", "max_steps"];

    // Any of these makes it timm's.
    private static readonly string[] OfTimm = ["sched", "opt", "lr", "epochs", "lr-base", "warmup-epochs", "weight-decay", "decay-epochs"];

    /// <exception cref="UserError">None of the options is known here.</exception>
    public static IReadOnlyList<PortedRun> Read(PortRequest request, Findings findings)
    {
        CommandLineText line = CommandLineText.Read(request.Text);
        foreach ((string text, _) in request.Given)
            throw new UserError($"--set {text}: a command line has no expressions; change its options instead.");
        RunParts parts;
        if (line.Options.Any(OfTrainer.Contains))
            parts = TrainingArguments.Read(Calls.Of(line.Start, "TrainingArguments", line.Options.Select(o => (o.Replace('-', '_'), line.Value(o)!))), request, findings);
        else if (line.Options.Any(OfTimm.Contains))
            parts = new TimmOptions(line, request, findings).Parts();
        else
            throw new UserError("None of the options belongs to timm's train.py or to Hugging Face's TrainingArguments.");
        RunAssembler assembler = new(new OptimizerReader(new Scope([]), findings, _ => false), new ScheduleReader(findings, new Dictionary<Position, BoundScheduler>()), findings);
        return [assembler.Run(parts, RunNames.Only)];
    }
}
