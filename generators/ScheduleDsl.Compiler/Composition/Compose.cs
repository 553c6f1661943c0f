using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Composition;

/// <summary>Joins a rule and modifiers to one rule, from bound units alone: whether they come from source or from an assembly makes no difference.</summary>
public static class Compose
{
    /// <summary>Composes a rule with modifiers in the order in which they are attached.</summary>
    /// <param name="name">Full name of the composed optimizer.</param>
    /// <exception cref="CompositionException">Two members have one name, or the rule lacks what a modifier reads of it.</exception>
    public static Rule Run(Rule rule, IReadOnlyList<Attachment> modifiers, string name)
    {
        if (rule.IsComposed)
            throw new CompositionException($"'{rule.Name}' is composed already: compose its rule with all the modifiers");
        Names names = new();
        names.Add(rule.Hypers.Select(h => h.Name).Concat(rule.States.Select(s => s.Name)), rule.Name);
        List<Hyper> hypers = [.. rule.Hypers];
        List<State> states = [.. rule.States];
        List<Input> inputs = [.. rule.Inputs];
        SortedDictionary<string, Function> functions = new(rule.Functions.ToDictionary(f => f.Id), StringComparer.Ordinal);
        List<Part> parts = [.. rule.Parts];
        foreach (Attachment attachment in modifiers)
        {
            Modifier modifier = attachment.Modifier;
            Renaming renaming = RenamingOf(rule, attachment);
            List<Hyper> own = [.. modifier.Hypers.Where(h => !h.IsOfRule).Select(h => h with { Name = attachment.Hyper(h.Name) })];
            List<State> kept = [.. modifier.States.Select(renaming.Run)];
            names.Add(own.Select(h => h.Name).Concat(kept.Select(s => s.Name)), attachment.Prefix);
            hypers.AddRange(own);
            states.AddRange(kept);
            foreach (Function function in modifier.Functions.Select(renaming.Run))
                functions[function.Id] = function;
            foreach (Part part in modifier.Parts)
            {
                EquatableArray<Input> taken = part.Inputs.Select(renaming.Run).ToEquatableArray();
                Add(inputs, taken.Where(i => i.Kind is InputKind.Element or InputKind.Scalar), attachment.Prefix);
                parts.Add(new Part(attachment.Prefix, part.Stage, part.Kind, taken, renaming.Run(part.Body))
                {
                    Output = part.Kind == PartKind.Output ? attachment.Prefix : "",
                });
            }
        }
        names.AddOutputs(parts);
        return (rule with
        {
            Name = name,
            Hypers = hypers.ToEquatableArray(),
            States = states.ToEquatableArray(),
            Inputs = inputs.ToEquatableArray(),
            Functions = functions.Values.ToEquatableArray(),
        }).WithParts([.. parts.OrderBy(p => p.Stage)]); // A stable sort: within a stage the order of attachment stays.
    }

    /// <summary>The modifier over <c>x - g</c>, a rule that has whatever hypers the modifier reads of one: what can be said of a modifier alone.</summary>
    public static Rule OverPlainDescent(Modifier modifier)
    {
        InputReference parameter = new(IrType.Float32, "parameter");
        InputReference gradient = new(IrType.Float32, "gradient");
        Rule descent = new(
            "Descent",
            modifier.Hypers.Where(h => h.IsOfRule).Select(h => h with { IsOfRule = false }).ToEquatableArray(),
            EquatableArray<State>.Empty,
            EquatableArray.Of(new Input(parameter.Name, parameter.Type, InputKind.Parameter), new Input(gradient.Name, gradient.Type, InputKind.Gradient)),
            EquatableArray<Function>.Empty,
            new Block(EquatableArray.Of<Statement>(new Return(new Operation(IrType.Float32, Op.Subtract, EquatableArray.Of<Expression>(parameter, gradient))))));
        string name = modifier.Name.Substring(modifier.Name.LastIndexOf('.') + 1);
        return Run(descent, [new Attachment(modifier, name)], modifier.Name);
    }

    /// <summary>The same for whoever judges the modifier's own expressions: they are the very ones that were bound, and its names are its own.</summary>
    public static Rule OverAnyRule(Modifier modifier)
    {
        InputReference parameter = new(IrType.Float32, "parameter"), gradient = new(IrType.Float32, "gradient");
        IEnumerable<Input> further = modifier.Parts.SelectMany(p => p.Inputs).Where(i => i.Kind is InputKind.Element or InputKind.Scalar).GroupBy(i => i.Name).Select(g => g.First());
        return new Rule(
            modifier.Name,
            modifier.Hypers.Select(h => h with { IsOfRule = false }).ToEquatableArray(),
            modifier.States,
            new[] { new Input(parameter.Name, parameter.Type, InputKind.Parameter), new Input(gradient.Name, gradient.Type, InputKind.Gradient) }.Concat(further).ToEquatableArray(),
            modifier.Functions,
            new Block(EquatableArray.Of<Statement>(new Return(new Operation(IrType.Float32, Op.Subtract, EquatableArray.Of<Expression>(parameter, gradient)))))).WithParts(modifier.Parts);
    }

    /// <summary>The rule's hyper that a modifier reads as its own.</summary>
    /// <exception cref="CompositionException">The rule has none of that role.</exception>
    public static Hyper OfRule(Hyper wanted, IEnumerable<Hyper> hypers, string rule, string modifier) =>
        hypers.FirstOrDefault(h => h.Role == wanted.Role && h.Type == wanted.Type)
        ?? throw new CompositionException($"'{modifier}' reads the {wanted.Role} of its rule, and '{rule}' has no hyperparameter of that role", modifier);

    private static Renaming RenamingOf(Rule rule, Attachment attachment)
    {
        Modifier modifier = attachment.Modifier;
        Dictionary<string, string> hypers = modifier.Hypers.ToDictionary(
            h => h.Name, h => h.IsOfRule ? OfRule(h, rule.Hypers, rule.Name, attachment.Prefix).Name : attachment.Hyper(h.Name));
        // The modifier's own members read its hypers, so a second one of its kind has members of its own.
        Dictionary<string, string> functions = modifier.Functions
            .Where(f => !f.IsPublic && f.Id.StartsWith(modifier.Name + ".", StringComparison.Ordinal))
            .ToDictionary(f => f.Id, f => $"{modifier.Name}[{attachment.Prefix}]{f.Id.Substring(modifier.Name.Length)}");
        return new Renaming(hypers, attachment.State, functions);
    }

    /// <summary>Further inputs of one name are one input; it is needed wherever one of its readers needs it.</summary>
    private static void Add(List<Input> inputs, IEnumerable<Input> further, string modifier)
    {
        foreach (Input input in further)
        {
            int place = inputs.FindIndex(i => i.Name == input.Name);
            if (place < 0)
            {
                inputs.Add(input);
                continue;
            }
            Input known = inputs[place];
            if (known.Kind != input.Kind)
                throw new CompositionException($"'{modifier}' reads the input '{input.Name}' as {Words(input.Kind)}, and it is {Words(known.Kind)} already", modifier);
            inputs[place] = known with
            {
                IsOptional = known.IsOptional && input.IsOptional,
                When = known.When is null || input.When is null ? null
                    : known.When == input.When ? known.When
                    : new Operation(IrType.Bool, Op.Or, EquatableArray.Of(known.When, input.When)),
            };
        }
    }

    private static string Words(InputKind kind) => kind switch
    {
        InputKind.Parameter => "the parameter",
        InputKind.Gradient => "the gradient",
        InputKind.Scalar => "one number for the run",
        _ => "one number for each weight",
    };

    private sealed class Names
    {
        private readonly Dictionary<string, string> owners = [];

        public void AddOutputs(IEnumerable<Part> parts)
        {
            if (parts.Where(p => p.Kind == PartKind.Output).GroupBy(p => p.Output).FirstOrDefault(g => g.Count() > 1) is { } same)
                throw new CompositionException($"two outputs are called '{same.Key}': attach the modifier under another name, [With<...>(Name = ...)]", same.Key);
        }

        public void Add(IEnumerable<string> names, string owner)
        {
            foreach (string name in names)
            {
                if (owners.TryGetValue(name, out string? other))
                    throw new CompositionException($"'{name}' is a member of both '{other}' and '{owner}': attach the modifier under another name, [With<...>(Name = ...)]", owner);
                owners.Add(name, owner);
            }
        }
    }
}

/// <summary>Units that cannot be composed; the message is for whoever composes them.</summary>
/// <param name="message">What does not fit.</param>
/// <param name="attached">The modifier that does not, by its name on the composed class; empty where it is the rule.</param>
public sealed class CompositionException(string message, string attached = "") : Exception(message)
{
    public string Attached { get; } = attached;
}
