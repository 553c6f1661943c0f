using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using ScheduleDsl.Cli.Explaining;
using ScheduleDsl.Cli.Types;
using ScheduleDsl.Compiler.Composition;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Cli.Commands;

/// <summary><c>explain NAME</c>: what the compiler makes of a type, stage by stage.</summary>
internal static class ExplainCommand
{
    private const string Double = "double";
    private const string Scalar = "Scalar";
    private const string DefaultVector = "Vector256";

    private static readonly Argument<string> Name = Parsers.Name("an optimizer, a modifier, a schedule, a profile, a recipe or a function library; with --shape an optimizer and its settings: \"Apollo(Rank=1)\"");
    private static readonly Option<bool> Ir = new("--ir") { Description = "only the rule as bound, before lowering" };

    private static readonly Option<string[]> Pass = new("--pass")
    {
        HelpName = "PASS",
        Description = $"only the graph after this pass ({string.Join(", ", PassSections.Names)}); may be given several times",
    };

    private static readonly Option<bool> Code = new("--code") { Description = "only the emitted C#" };

    private static readonly Option<string[]> Arm = new("--arm")
    {
        HelpName = "ARM",
        Description = $"the loops to show ({string.Join(", ", KernelEmitter.Arms)}); {Scalar} and {DefaultVector} where left out",
    };

    private static readonly Option<bool> Ranges = new("--ranges") { Description = "only the value ranges" };
    private static readonly Option<bool> Plan = new("--plan") { Description = "only the plan of a step: each variant's loops, and the uniform code between them" };
    private static readonly Option<bool> Cost = new("--cost") { Description = "only the cost card" };

    private static readonly Option<string[]> Shape = new("--shape")
    {
        HelpName = "ROWSxCOLUMNS",
        Description = "only what an optimizer keeps for a tensor of this shape; may be given several times",
    };

    private static readonly Option<string?> Precision = new Option<string?>("--precision")
    {
        Description = "the element type that an optimizer is lowered for (default: float)",
    }.Among("float", Double);

    public static Command Create(Screen screen)
    {
        ProjectOptions project = new();
        Command command = new("explain", "Shows what the compiler makes of a type: its IR, each pass, value ranges, the plan of a step, emitted code, cost.")
        {
            Name, Ir, Pass, Ranges, Plan, Code, Arm, Cost, Shape, Precision,
        };
        project.AddTo(command);
        command.SetAction(parsed =>
        {
            int[][] shapes = [.. (parsed.GetValue(Shape) ?? []).Select(TensorStates.Shape)];
            if (shapes.Length > 0)
                return PrintStates(screen, project.Types(parsed), parsed.GetValue(Name)!, shapes);
            string[] passes = Known(parsed.GetValue(Pass), "pass", PassSections.Names);
            string[] arms = Known(parsed.GetValue(Arm), "arm", KernelEmitter.Arms);
            SectionKind[] kinds = Asked(parsed);
            IrType real = parsed.GetValue(Precision) == Double ? IrType.Float64 : IrType.Float32;
            DslType type = project.Types(parsed).Find(
                parsed.GetValue(Name)!, "explain", DslKind.Optimizer, DslKind.Modifier, DslKind.Schedule, DslKind.Profile, DslKind.Recipe, DslKind.Functions);
            IReadOnlyList<Section> sections = Explain(type, real, arms.Length > 0 ? arms : [Scalar, DefaultVector]);
            return Print(screen, type, passes.Length == 0, [.. sections.Where(s => kinds.Contains(s.Kind) && (passes.Length == 0 || s.Kind != SectionKind.Pass || passes.Contains(s.Name)))]);
        });
        return command;
    }

    private static int PrintStates(Screen screen, DslTypes types, string text, int[][] shapes)
    {
        Section states = TensorStates.Of(OptimizerSpec.Read(types, text, "explain"), shapes);
        screen.Heading($"{text}: {states.Title}");
        screen.Line(states.Text.TrimEnd('\n'));
        return 0;
    }

    private static IReadOnlyList<Section> Explain(DslType type, IrType real, IReadOnlyCollection<string> arms)
    {
        try
        {
            return type.Kind switch
            {
                DslKind.Optimizer => RuleSections.Of(type.Unit<Rule>(), real, arms),
                DslKind.Modifier => RuleSections.Of(Compose.OverPlainDescent(type.Unit<Modifier>()), real, arms),
                DslKind.Schedule => CurveSections.Of(type.Unit<Compiler.IR.Schedule>(), arms),
                DslKind.Profile => CurveSections.Of(type.Unit<Profile>()),
                DslKind.Recipe => RecipeSections.Of(type.Recipe()),
                _ => [new(SectionKind.Unlowered, "", "As bound", UnitPrinter.Print(type.Unit<FunctionLibrary>()))],
            };
        }
        catch (LoweringException e)
        {
            throw new UserError($"{type.FullName} cannot be lowered: {e.Message}.");
        }
    }

    // A fault in a graph is the compiler's: the exit code says so, and everything is shown.
    private static int Print(Screen screen, DslType type, bool isWhole, IReadOnlyList<Section> sections)
    {
        if (sections.Count == 0)
            throw new UserError($"{type.FullName} is {type.KindWithArticle}: it has no such section.");
        string summary = Summaries.Of(type.Type);
        screen.Heading($"{type.FullName}, {type.KindWithArticle}");
        if (summary.Length > 0)
            screen.Line(summary);
        foreach (Section section in sections)
        {
            screen.Line();
            screen.Heading(section.Title);
            string text = (isWhole ? section.Brief : section.Text).TrimEnd('\n');
            if (text.Length > 0)
                screen.Line(text);
        }
        return sections.Any(s => s.IsFaulty) ? 1 : 0;
    }

    private static SectionKind[] Asked(ParseResult parsed)
    {
        List<SectionKind> kinds = [];
        Add(parsed.GetValue(Ir), SectionKind.Unlowered);
        Add(parsed.GetValue(Pass) is { Length: > 0 }, SectionKind.Pass);
        Add(parsed.GetValue(Ranges), SectionKind.Ranges);
        Add(parsed.GetValue(Plan), SectionKind.Plan);
        Add(parsed.GetValue(Code) || parsed.GetValue(Arm) is { Length: > 0 }, SectionKind.Code);
        Add(parsed.GetValue(Cost), SectionKind.Cost);
        return kinds.Count > 0 ? [.. kinds] : Enum.GetValues<SectionKind>();

        void Add(bool asked, SectionKind kind)
        {
            if (asked)
                kinds.Add(kind);
        }
    }

    private static string[] Known(string[]? names, string what, IReadOnlyList<string> known) =>
    [
        .. (names ?? []).Select(name => known.FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new UserError($"There is no {what} {name}{Nearest.Hint(name, known)}")),
    ];
}
