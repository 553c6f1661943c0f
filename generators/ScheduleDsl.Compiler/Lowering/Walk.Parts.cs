using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <content>A composed rule: one body after the other, each handed what those before it made.</content>
public sealed partial class Walk
{
    private Environment RunParts(Rule rule, Environment start)
    {
        (draws, met, place) = (0, ImmutableDictionary<string, ImmutableList<(int Operand, int Rank)>>.Empty, "");
        int parts = 0;
        int parameter = start.Locals[rule.Inputs.First(i => i.Kind == InputKind.Parameter).Name];
        int gradient = start.Locals[rule.Inputs.First(i => i.Kind == InputKind.Gradient).Name];
        Environment at = start;

        // A modifier is asked before its own part, so that both see one state; the answer counts behind it, so that what it gathers is kept.
        foreach (IGrouping<(ModifierStage Stage, string Modifier), Part> modifier in rule.Before.Concat(rule.Gates).GroupBy(p => (p.Stage, p.Modifier)).OrderBy(p => p.Key.Stage))
        {
            int gate = -1;
            foreach (Part part in modifier.OrderBy(p => p.Kind == PartKind.Gate ? 0 : 1))
            {
                place = Place(parts++);
                at = Run(part.Inputs, part.Body, at, start, parameter, gradient, -1);
                if (part.Kind == PartKind.Gate)
                    gate = at.Result;
                else
                    gradient = at.Result;
            }
            if (gate < 0 || builder.Values[gate] is { Op: Op.Literal, Text: "true" })
                continue;
            if (!builder.IsKnownBefore(gate))
                at = at with { Gates = [Shared("whether to apply", Both(at.Gates, gate))], Rejected = at.Rejected ?? at.States };
            else if (builder.Values[gate].Op == Op.Literal || !Decide(gate))
                return StoreGradient(at with { Result = parameter, Applies = false });
        }
        place = Place(parts++);
        at = Run(rule.Inputs, rule.Body, at, start, parameter, gradient, -1);
        foreach (Part part in rule.After)
        {
            place = Place(parts++);
            at = Run(part.Inputs, part.Body, at, start, parameter, gradient, at.Result);
        }
        int updated = at.Result;
        foreach (Part part in rule.Outputs)
        {
            place = Place(parts++);
            int written = Run(part.Inputs, part.Body, at, start, parameter, gradient, updated).Result;
            at = at with { Outputs = at.Outputs.Add(new Store(part.OutputTensor, written)) };
        }

        return StoreGradient(at);

        // The same whether the update is applied or not, so it follows from what the step began with.
        Environment StoreGradient(Environment end)
        {
            int stored = start.Locals[rule.Inputs.First(i => i.Kind == InputKind.Gradient).Name];
            foreach (Part part in rule.StoredGradient)
            {
                place = "stored gradient " + part.Modifier;
                stored = Run(part.Inputs, part.Body, start, start, parameter, stored, -1).Result;
            }
            return end with { StoredGradient = stored };
        }

        // A step ends at one gate: it asks all that has been asked.
        int Both(ImmutableArray<int> before, int gate) =>
            before.IsEmpty ? gate : builder.Add(Op.And, IrType.Bool, [builder.Values[before[0]].Operands[0], gate]);

        // Two modifiers may share a body.
        static string Place(int part) => part.ToString(CultureInfo.InvariantCulture);
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
