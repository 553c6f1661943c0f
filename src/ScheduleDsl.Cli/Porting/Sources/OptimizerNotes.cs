using System.Linq;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>What bites in the conventions of PyTorch's optimizers.</summary>
internal static class OptimizerNotes
{
    public static void Add(ReadOptimizer? optimizer, Findings findings)
    {
        if (optimizer?.Call.TryGet("weight_decay") is not { } decay)
            return;
        Position at = optimizer.Call.At;
        string name = optimizer.Call.Signature.Name;
        bool coupled = name is "Adam" or "RMSprop" or "Adagrad";
        if (coupled && decay.Value is NumberExpression { Value: not 0 })
            findings.Note(at, $"{name}'s weight_decay is added to the gradient and scaled with it (coupled), as this library's {optimizer.Mapping.Rule} does; AdamW takes it off the weight itself (decoupled).");
        if (name == "AdamW" && !decay.IsGiven && (optimizer.Groups.Count == 0 || optimizer.Groups.Any(g => OptimizerReader.Entry(g, "weight_decay") is null)))
            findings.Note(at, "weight_decay is not given: AdamW's default in PyTorch is 0.01, where Adam's, and AdamW's in Hugging Face's Trainer, is 0.");
        if (name == "SGD" && optimizer.Call["dampening"].Value is NumberExpression { Value: not 0 })
            findings.Note(at, "the first gradient enters the momentum whole, dampening counts from the second: as in this library's Sgd.");
    }
}
