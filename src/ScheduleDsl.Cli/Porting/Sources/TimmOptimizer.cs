using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Model;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary><c>timm.optim.create_optimizer_v2</c>: which optimizer it makes, and of what.</summary>
/// <param name="Optimizer">As PyTorch's call.</param>
/// <param name="Groups">The group without decay that timm makes.</param>
internal sealed record TimmOptimizer(ReadOptimizer Optimizer, IReadOnlyList<PortedGroup> Groups)
{
    private static readonly Signature Signature = Signature.Of(
        "timm",
        "create_optimizer_v2(model_or_params, opt='sgd', lr=None, weight_decay=0.0, momentum=0.9, foreach=None, filter_bias_and_bn=True, layer_decay=None, "
        + "param_group_fn=None, *, betas=None, eps=None)");

    // The class in PyTorch, what timm sets of it, and whether it has momentum or betas.
    private static readonly Dictionary<string, (string Class, (string, string)[] Preset, bool Momentum, bool Betas)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sgd"] = ("SGD", [("nesterov", "True")], true, false),
        ["nesterov"] = ("SGD", [("nesterov", "True")], true, false),
        ["momentum"] = ("SGD", [("nesterov", "False")], true, false),
        ["adam"] = ("Adam", [], false, true),
        ["adamw"] = ("AdamW", [], false, true),
        ["rmsprop"] = ("RMSprop", [("alpha", "0.9")], true, false),
        ["adagrad"] = ("Adagrad", [("eps", "1e-8")], false, false),
        ["lion"] = ("Lion", [], false, true),
        ["nadam"] = ("NAdam", [], false, true),
        ["radam"] = ("RAdam", [], false, true),
        ["adamax"] = ("Adamax", [], false, true),
        ["adadelta"] = ("Adadelta", [], false, false),
    };

    public static bool Is(string path) => path.Split('.')[^1] == Signature.Name;

    /// <summary>The optimizer of a call; null where this library does not know it, which is then reported.</summary>
    public static TimmOptimizer? Read(CallExpression call, Findings findings)
    {
        BoundCall bound = BoundCall.Bind(call, Signature, findings);
        Expression written = bound["opt"].Value;
        string name = (written as TextExpression)?.Value ?? written.Text;
        if (!Known.TryGetValue(name, out (string Class, (string, string)[] Preset, bool Momentum, bool Betas) known))
        {
            findings.CannotMap(written.At, $"opt={name}", $"of timm's optimizers {string.Join(", ", Known.Keys)} are known here.");
            return null;
        }
        foreach (string outside in new[] { "layer_decay", "param_group_fn" }.Where(o => bound[o].Value is not NoneExpression))
            findings.CannotMap(bound[outside].Value.At, $"{outside}={bound[outside].Value.Text}", "give each group its RateMultiplier yourself.");

        List<(string, Expression)> arguments = [("params", Calls.Name(call.At, "model.parameters()")), ("weight_decay", bound["weight_decay"].Value)];
        string[] passed = ["lr", .. known.Momentum ? ["momentum"] : Array.Empty<string>(), .. known.Betas ? ["betas"] : Array.Empty<string>(), "eps"];
        arguments.AddRange(passed.Where(p => bound[p].Value is not NoneExpression).Select(p => (p, bound[p].Value)));
        arguments.AddRange(known.Preset.Where(p => arguments.All(a => a.Item1 != p.Item1)).Select(p => (p.Item1, CommandLineText.Parse(p.Item2, call.At))));
        OptimizerMapping mapping = PyTorchOptimizers.All.First(m => m.Signature.Name == known.Class);
        if (name.Equals("sgd", StringComparison.OrdinalIgnoreCase))
            findings.Note(call.At, "timm's sgd has Nesterov's momentum; its momentum has not.");
        ReadOptimizer optimizer = OptimizerReader.Read(BoundCall.Bind(Calls.Of(call.At, known.Class, arguments), mapping.Signature, findings), mapping);
        OptimizerNotes.Add(optimizer, findings);
        return new TimmOptimizer(optimizer, WithoutDecay(bound, findings));
    }

    private static IReadOnlyList<PortedGroup> WithoutDecay(BoundCall call, Findings findings)
    {
        if (call["filter_bias_and_bn"].Value is TruthExpression { Value: false } || call["weight_decay"].Value is NumberExpression { Value: 0 })
            return [];
        findings.Note(call.At, "timm leaves biases and parameters with at most one dimension without decay.");
        return [new PortedGroup("no decay", new ParameterSelection("MaxRank = 1"), [new PortedHyper("WeightDecay", 0.0)], [])];
    }
}
