using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes <c>Apply</c> of a composed optimizer: the bodies of its rule and modifiers, one after the other, for one weight.</summary>
internal static class ComposedApply
{
    /// <summary>An instance of the rule and of each modifier, which hold the states.</summary>
    public static void Fields(SourceWriter writer, Composed composed)
    {
        foreach (ComposedMember member in composed.Modifiers.Prepend(composed.Rule))
            writer.Line($"private {member.Type}? {member.Field};");
        writer.Line();
    }

    public static void Body(SourceWriter writer, Composed composed)
    {
        foreach (ComposedMember member in composed.Modifiers.Prepend(composed.Rule))
            writer.Line($"{member.Field} ??= new {member.Type} {{ {string.Join(", ", member.Hypers)} }};");
        foreach (IGrouping<string, ComposedStep> modifier in composed.Steps.Where(s => s.Kind is PartKind.Gradient or PartKind.Gate).GroupBy(s => s.Field))
        {
            // The answer counts behind the modifier's own part, so that what it gathers is kept.
            bool isAsked = modifier.Any(s => s.Kind == PartKind.Gate);
            string answer = $"{modifier.Key}Applies";
            foreach (ComposedStep step in modifier)
                writer.Line(step.Kind == PartKind.Gate ? $"bool {answer} = {Call(step, "gradient")};" : $"gradient = {Call(step, "parameter, gradient")};");
            if (isAsked)
                writer.Line($"if (!{answer}) return parameter;");
        }
        writer.Line($"float after = {composed.Rule.Field}.Apply(parameter, gradient, step{Further(composed.RuleInputs)});");
        foreach (ComposedStep step in composed.Steps.Where(s => s.Kind == PartKind.Parameter))
            writer.Line($"after = {Call(step, "parameter, after, gradient")};");
        writer.Line("return after;");
    }

    /// <summary>The order of a step as documentation.</summary>
    public static IEnumerable<string> Remarks(Composed? composed)
    {
        if (composed is null)
            yield break;
        IEnumerable<string> before = composed.Steps.Where(s => s.Kind is PartKind.Gradient or PartKind.Gate).Select(Words).Distinct();
        IEnumerable<string> after = composed.Steps.Where(s => s.Kind is PartKind.Parameter or PartKind.Output or PartKind.StoredGradient).Select(Words).Distinct();
        yield return $"<para>A step, in order: {string.Join("; ", [.. before, "the update of " + composed.Rule.Name, .. after])}.</para>";
    }

    private static string Words(ComposedStep step) => $"{step.Modifier} ({step.Stage})";

    private static string Call(ComposedStep step, string arguments) =>
        $"{step.Field}.{PartCall.Name(step.Kind)}({arguments}, step{Further(step.Inputs)})";

    private static string Further(IEnumerable<Input> inputs) =>
        string.Concat(inputs.Where(i => i.Kind is InputKind.Element or InputKind.Scalar).Select(i => ", " + CSharpText.Identifier(i.Name)));
}
