using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <content>A composed rule: one body after the other, each handed what those before it made.</content>
public sealed partial class Walk
{
    private Environment RunParts(Rule rule, Environment start)
    {
        int parameter = start.Locals[rule.Inputs.First(i => i.Kind == InputKind.Parameter).Name];
        int gradient = start.Locals[rule.Inputs.First(i => i.Kind == InputKind.Gradient).Name];
        Environment at = start;
        foreach (Part part in rule.Before)
        {
            at = Run(part.Inputs, part.Body, at, start, parameter, gradient, -1);
            gradient = at.Result;
        }
        List<int> gates = [];
        foreach (Part part in rule.Gates)
        {
            at = Run(part.Inputs, part.Body, at, start, parameter, gradient, -1);
            int applies = at.Result;
            if (!builder.IsKnownBefore(applies))
                gates.Add(applies);
            // What modifiers have done to the gradient so far is kept in their states: a sum of gradients grows without an update.
            else if (builder.Values[applies] is { Op: Op.Literal, Text: var text } ? text != "true" : !Decide(applies))
                return at with { Result = parameter, Applies = false };
        }
        at = Run(rule.Inputs, rule.Body, at, start, parameter, gradient, -1);
        foreach (Part part in rule.After)
            at = Run(part.Inputs, part.Body, at, start, parameter, gradient, at.Result);
        return at with { Gates = [.. gates] };
    }

    /// <summary>Runs one body. An assignment to a parameter of the method changes a copy, so inputs start out as locals.</summary>
    private Environment Run(EquatableArray<Input> inputs, Block body, Environment at, Environment start, int parameter, int gradient, int updated)
    {
        ImmutableDictionary<string, int> locals = inputs.ToImmutableDictionary(i => i.Name, i => i.Kind switch
        {
            InputKind.Parameter => parameter,
            InputKind.Gradient => gradient,
            InputKind.Updated => updated,
            _ => start.Locals[i.Name],
        });
        Environment end = Run(Push(ImmutableStack<Statement>.Empty, body), at with { Locals = locals, Result = -1 })!;
        return end.HasReturned ? end : throw new LoweringException("the update must return the parameter's new value on every path");
    }
}
