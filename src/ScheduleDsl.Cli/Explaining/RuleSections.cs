using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Cli.Explaining;

/// <summary>An optimizer, from its bound body to its loops.</summary>
internal static class RuleSections
{
    public static IReadOnlyList<Section> Of(Rule rule, IrType real, IReadOnlyCollection<string> arms)
    {
        PassSections passes = new();
        Kernel kernel = Lower.Rule(rule, real, passes.Watch);
        return
        [
            new(SectionKind.Unlowered, "", "As bound", UnitPrinter.Print(rule)),
            .. passes.Sections,
            RangeTable.Of(kernel.Graph, kernel.Rule.Hypers),
            Code(kernel, arms),
            Cost(kernel),
        ];
    }

    private static Section Code(Kernel kernel, IReadOnlyCollection<string> arms)
    {
        SourceWriter writer = new();
        KernelEmitter.Write(writer, kernel, arms);
        string left = string.Join(", ", KernelEmitter.Arms.Except(arms));
        string title = $"Emitted C#, {kernel.Real.Keyword()}{(left.Length > 0 ? $", without {left}" : "")}";
        return new Section(SectionKind.Code, "", title, writer.ToString());
    }

    private static Section Cost(Kernel kernel)
    {
        CostCard cost = CostCard.Of(kernel);
        string text = $"""
            passes over memory   {cost.Passes}
            bytes read           {cost.BytesRead}
            bytes written        {cost.BytesWritten}
            bytes of state       {cost.StateBytes}
            live vector values   {cost.LiveValues}

            """;
        return new Section(SectionKind.Cost, "", $"Cost of an update for each weight, {kernel.Real.Keyword()}", text);
    }
}
