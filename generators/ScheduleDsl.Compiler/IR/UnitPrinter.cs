using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.Emit;

namespace ScheduleDsl.Compiler.IR;

/// <summary>Prints a bound, unlowered unit: declarations a line each, bodies as statements.</summary>
public static class UnitPrinter
{
    public static string Print(Unit unit)
    {
        SourceWriter writer = new();
        switch (unit)
        {
            case Rule rule:
                using (writer.Block("rule " + rule.Name))
                    Members(writer, rule);
                break;
            case Modifier modifier:
                using (writer.Block($"modifier {modifier.Name} at {modifier.Stage}"))
                    Members(writer, modifier);
                break;
            case Schedule schedule:
                using (writer.Block("schedule " + schedule.Name))
                    Members(writer, schedule);
                break;
            case Profile profile:
                using (writer.Block("profile " + profile.Name + (profile.IsFalling ? " falling" : "")))
                {
                    Hypers(writer, "setting", profile.Settings);
                    Functions(writer, [profile.Value, .. profile.Functions]);
                }
                break;
            case FunctionLibrary library:
                using (writer.Block("functions " + library.Name))
                    Functions(writer, library.Functions);
                break;
        }
        return writer.ToString();
    }

    private static void Members(SourceWriter writer, Rule rule)
    {
        Hypers(writer, "hyper", rule.Hypers);
        States(writer, rule.States);
        Inputs(writer, rule.Inputs);
        writer.Line();
        Parts(writer, rule.BeforeBody);
        using (writer.Block("update"))
            Statements(writer, rule.Body);
        Parts(writer, rule.After);
        Parts(writer, rule.Evaluation.Concat(rule.StoredGradient).Concat(rule.Outputs));
        Functions(writer, rule.Functions);
    }

    private static void Members(SourceWriter writer, Modifier modifier)
    {
        Hypers(writer, "hyper", modifier.Hypers);
        States(writer, modifier.States);
        writer.Line();
        Parts(writer, modifier.Parts);
        Functions(writer, modifier.Functions);
    }

    private static void Parts(SourceWriter writer, IEnumerable<Part> parts)
    {
        foreach (Part part in parts)
        {
            using (writer.Block($"{part.Stage} of {(part.Modifier.Length > 0 ? part.Modifier : "the rule")} ({part.Kind.ToString().ToLowerInvariant()})"))
            {
                Inputs(writer, part.Inputs);
                Statements(writer, part.Body);
            }
        }
    }

    private static void States(SourceWriter writer, IEnumerable<State> states)
    {
        foreach (State state in states)
        {
            string when = state.When is null ? "" : $" when {ExpressionPrinter.Print(state.When)}";
            string length = state.BlockLength is null ? "" : $" of {ExpressionPrinter.Print(state.BlockLength)}";
            writer.Line($"state {state.Type.Keyword()} {state.Name} per {state.Space.ToString().ToLowerInvariant()}{length} = {ExpressionPrinter.Print(state.Initial)}{when}");
        }
    }

    private static void Inputs(SourceWriter writer, IEnumerable<Input> inputs)
    {
        foreach (Input input in inputs)
        {
            string when = input.When is null ? "" : $" when {ExpressionPrinter.Print(input.When)}";
            writer.Line($"input {input.Type.Keyword()} {input.Name} ({input.Kind.ToString().ToLowerInvariant()}){when}");
        }
    }

    private static void Members(SourceWriter writer, Schedule schedule)
    {
        Hypers(writer, "property", schedule.Properties);
        foreach (Phase phase in schedule.Phases)
            writer.Line($"phase {phase.Name} ({phase.Kind}) of {(phase.Length is null ? "no end" : ExpressionPrinter.Print(phase.Length))}");
        if (schedule.Length is not null)
            writer.Line($"length {ExpressionPrinter.Print(schedule.Length)}, then {schedule.End.ToString().ToLowerInvariant()}");
        foreach (Check check in schedule.Checks)
            writer.Line($"check {check.Id} {ExpressionPrinter.Print(check.Condition)}");
        writer.Line();
        using (writer.Block("value"))
            Statements(writer, schedule.Body);
        Functions(writer, schedule.Functions);
    }

    private static void Hypers(SourceWriter writer, string kind, IEnumerable<Hyper> hypers)
    {
        foreach (Hyper hyper in hypers)
        {
            string role = hyper.Role is "" or "None" ? "" : $", role {hyper.Role}";
            writer.Line($"{kind} {hyper.EnumType ?? hyper.Type.Keyword()} {hyper.Name} = {hyper.Default}{Range(hyper.Bounds)}{role}{(hyper.IsOfRule ? ", of the rule" : "")}");
        }
    }

    private static string Range(Bounds bounds)
    {
        List<string> parts = [];
        Add(">=", bounds.Min);
        Add(">", bounds.Above);
        Add("<=", bounds.Max);
        Add("<", bounds.Below);
        return string.Concat(parts);

        void Add(string relation, double? bound)
        {
            if (bound is { } value && !double.IsInfinity(value))
                parts.Add($", {relation} {value.ToString("R", CultureInfo.InvariantCulture)}");
        }
    }

    private static void Functions(SourceWriter writer, IEnumerable<Function> functions)
    {
        foreach (Function function in functions)
        {
            writer.Line();
            string visibility = function.IsPublic ? "public " : "";
            string parameters = string.Join(", ", function.Parameters.Select(p => p.Name));
            using (writer.Block($"{visibility}function {function.Id} over {parameters} to {function.Result.Keyword()}"))
                Statements(writer, function.Body);
        }
    }

    private static void Statements(SourceWriter writer, Block block)
    {
        foreach (Statement statement in block.Statements)
            Write(writer, statement);
    }

    private static void Write(SourceWriter writer, Statement statement)
    {
        switch (statement)
        {
            case Assign assign:
                writer.Line($"{assign.Local} = {ExpressionPrinter.Print(assign.Value)}");
                break;
            case AssignState assign:
                writer.Line($"{assign.State} = {ExpressionPrinter.Print(assign.Value)}");
                break;
            case Return result:
                writer.Line($"return {ExpressionPrinter.Print(result.Value)}");
                break;
            case If branch:
                using (writer.Block($"if {ExpressionPrinter.Print(branch.Condition)}"))
                    Statements(writer, branch.Then);
                if (branch.Else.Statements.Count > 0)
                {
                    using (writer.Block("else"))
                        Statements(writer, branch.Else);
                }
                break;
            case For loop:
                using (writer.Block($"for {loop.Local} from {loop.From} below {loop.Below} by {loop.Increment}"))
                    Statements(writer, loop.Body);
                break;
        }
    }
}
