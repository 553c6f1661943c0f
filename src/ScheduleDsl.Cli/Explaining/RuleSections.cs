using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.Emit.Declarations;
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
            RangeTable.Of(kernel.Graph, kernel.Hypers),
            new(SectionKind.Plan, "", "Plan of a step", PlanText.Of(kernel)),
            Code(kernel, arms),
            Cost(kernel),
        ];
    }

    private static Section Code(Kernel kernel, IReadOnlyCollection<string> arms)
    {
        SourceWriter writer = new();
        KernelEmitter.Write(writer, kernel, arms);
        string left = string.Join(", ", KernelEmitter.Serving(KernelEmitter.Arms, kernel.Real).Except(KernelEmitter.Serving(arms, kernel.Real)));
        string title = $"Emitted C#, {kernel.Real.Keyword()}{(left.Length > 0 ? $", without {left}" : "")}";
        return new Section(SectionKind.Code, "", title, writer.ToString());
    }

    private static Section Cost(Kernel kernel)
    {
        StringBuilder text = new("variant  passes  bytes read  bytes written  bytes of state  operations  of them divisions and roots  live vector values  when\n");
        for (int i = 0; i < kernel.Graph.Variants.Count; i++)
        {
            Variant variant = kernel.Graph.Variants[i];
            CostCard cost = CostCard.Of(kernel, variant);
            string when = string.Join("; ", variant.Decisions.Select(d => DecisionText.Of(kernel.Graph, d)));
            text.Append(CultureInfo.InvariantCulture, $"{i,-7}  {cost.Passes,-6}  {cost.BytesRead,-10}  {cost.BytesWritten,-13}  {cost.StateBytes,-14}  ");
            text.Append(CultureInfo.InvariantCulture, $"{cost.Operations,-10}  {cost.SlowOperations,-27}  {cost.LiveValues,-18}  ");
            text.Append(when.Length > 0 ? when : "always").Append('\n');
        }
        for (int i = 0; i < kernel.Graph.Variants.Count; i++)
        {
            MatrixWork work = CostCard.Of(kernel, kernel.Graph.Variants[i]).Matrices;
            if (work != MatrixWork.None)
                text.Append(CultureInfo.InvariantCulture, $"for each matrix, variant {i}: {string.Join("; ", work.Decompositions.Prepend(work.OperationsText + " operations"))}\n");
        }
        foreach (Compiler.IR.StateSpace space in CostRange.Of(kernel).SharedSpaces)
            text.Append(CultureInfo.InvariantCulture, $"further states: {CostRemarks.Bytes(CostRange.Of(kernel), space)}\n");
        return new Section(SectionKind.Cost, "", $"Cost of an update for each weight, {kernel.Real.Keyword()}", text.ToString());
    }
}
