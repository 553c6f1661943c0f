using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Composition;

/// <summary>The weights that evaluation uses, as a rule of their own over the states of the composed one: its parameter becomes them.</summary>
public static class EvaluationRule
{
    /// <exception cref="LoweringException">Several modifiers say what evaluation uses.</exception>
    public static Rule Of(Rule rule)
    {
        if (rule.Evaluation.Count > 1)
            throw new LoweringException($"{string.Join(" and ", rule.Evaluation.Select(p => p.Modifier.Length > 0 ? p.Modifier : "the rule itself"))} both say what evaluation uses");
        Part part = rule.Evaluation[0];
        Input gradient = rule.Inputs.First(i => i.Kind == InputKind.Gradient);

        // Parts read further inputs by their names; the gradient is there for the form and never read.
        EquatableArray<Input> inputs = part.Inputs.Any(i => i.Kind == InputKind.Gradient) ? part.Inputs : part.Inputs.Append(gradient).ToEquatableArray();
        return (rule with { Inputs = inputs, Body = part.Body }).WithParts([]);
    }
}
