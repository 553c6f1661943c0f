using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>Functions that pick a scheduler by its name, as the call that they make.</summary>
internal static class Rewritten
{
    // diffusers passes the shape's own arguments directly.
    private static readonly Signature GetScheduler = Signature.Of(
        "transformers",
        "get_scheduler(name, optimizer, num_warmup_steps=None, num_training_steps=None, scheduler_specific_kwargs=None, *, num_cycles=None, power=None, lr_end=None, last_epoch=-1)");

    /// <summary>The scheduler's call; null where the call is no such function, or the scheduler is not known, which is then reported.</summary>
    public static CallExpression? Scheduler(FoundCall found, Findings findings) => found.Path.Split('.')[^1] switch
    {
        "get_scheduler" => HuggingFace(BoundCall.Bind(found.Call, GetScheduler, findings), findings),
        "create_scheduler_v2" => TimmFactory.Scheduler(BoundCall.Bind(found.Call, TimmFactory.Signature, findings), findings),
        _ => null,
    };

    private static CallExpression? HuggingFace(BoundCall call, Findings findings)
    {
        Expression kind = call["name"].Value;
        string? name = kind switch
        {
            TextExpression text => text.Value,
            // SchedulerType.COSINE
            MemberExpression { Target: NameExpression { Text: "SchedulerType" } } member => member.Name,
            _ => null,
        };
        if (name is null || FunctionOf(name, kind, findings) is not { } function)
        {
            if (name is null)
                findings.CannotMap(kind.At, $"name={kind.Text}", "its value is not in the snippet: write it out.");
            return null;
        }
        List<(string, Expression)> given = [.. new[] { "num_warmup_steps", "num_training_steps", "num_cycles", "power", "lr_end" }
            .Where(n => call[n].IsGiven).Select(n => (n, call[n].Value))];
        if (call["scheduler_specific_kwargs"].Value is DictionaryExpression own)
            given.AddRange(own.Entries.Where(e => e.Key is TextExpression).Select(e => (((TextExpression)e.Key!).Value, e.Value)));
        return Call(call.At, function, call["optimizer"].Value, given);
    }

    /// <summary>The function behind a name such as <c>cosine_with_restarts</c>; null where there is none, which is then reported.</summary>
    public static SchedulerMapping? FunctionOf(string name, Expression written, Findings findings)
    {
        if (HuggingFaceSchedulers.Functions.TryGetValue(name, out string? function))
            return HuggingFaceSchedulers.All.First(m => m.Signature.Name == function);
        string why = name.Equals("reduce_lr_on_plateau", StringComparison.OrdinalIgnoreCase)
            ? "it follows a metric, and a schedule is a function of the update alone."
            : $"only {string.Join(", ", HuggingFaceSchedulers.Functions.Keys)} are known here.";
        findings.CannotMap(written.At, name, why);
        return null;
    }

    /// <summary>The call with those of the arguments that the function has.</summary>
    public static CallExpression Call(Position at, SchedulerMapping function, Expression optimizer, IEnumerable<(string Name, Expression Value)> arguments)
    {
        IEnumerable<(string, Expression)> known = arguments.Where(a => function.Signature.Parameters.Any(p => p.Name == a.Name));
        return Calls.Of(at, "transformers." + function.Signature.Name, known.Prepend(("optimizer", optimizer)));
    }
}
