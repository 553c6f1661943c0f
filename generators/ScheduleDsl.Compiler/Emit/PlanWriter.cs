using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>Writes what a step consists of, as data for the runtime.</summary>
internal static class PlanWriter
{
    private const string Services = "global::ScheduleDsl.CompilerServices.";

    public static void Write(SourceWriter writer, Rule rule, IReadOnlyList<Kernel> kernels)
    {
        using (writer.Block($"public override {Services}KernelPlan Plan(global::ScheduleDsl.ElementType precision)"))
        {
            foreach (Kernel kernel in kernels)
                writer.Line($"if (precision == global::ScheduleDsl.ElementType.{kernel.Real}) return Plan{kernel.Real};");
            writer.Line("throw new global::System.ArgumentOutOfRangeException(nameof(precision));");
        }
        foreach (Kernel kernel in kernels)
        {
            writer.Line();
            Write(writer, kernel);
        }
    }

    private static void Write(SourceWriter writer, Kernel kernel)
    {
        writer.Line($"private static readonly {Services}KernelPlan Plan{kernel.Real} = new(");
        using (writer.Indented())
        {
            writer.Line($"[{string.Join(", ", kernel.Tensors.Select(Tensor))}],");
            writer.Line("[],");
            writer.Line("[],");
            writer.Line("false,");
            LoopList loops = new(kernel.Graph);
            writer.Line("[");
            using (writer.Indented())
            {
                foreach (Variant variant in kernel.Graph.Variants)
                    writer.Line($"new([{string.Join(", ", variant.Passes.Select(p => Loop(kernel, loops, p)))}], []),");
            }
            writer.Line("]);");
        }
    }

    private static string Tensor(Tensor tensor)
    {
        string space = tensor.Space == StateSpace.Element && tensor.Kind == 0 ? "" : $", global::ScheduleDsl.StateSpace.{tensor.Space}";
        string kind = tensor.Kind == 0 ? "" : $", {tensor.Kind}";
        return $"new({CSharpText.String(tensor.Name)}, {Services}TensorSource.{tensor.Role}, {tensor.Place}{space}{kind})";
    }

    private static string Loop(Kernel kernel, LoopList loops, Pass pass)
    {
        string Places(IEnumerable<string> names) => string.Join(", ", names.Select(n => kernel.Tensors.TakeWhile(t => t.Name != n).Count()).Distinct().OrderBy(p => p));
        string reads = Places(pass.Loads.Select(l => l.Tensor));
        string writes = Places(pass.Stores.Select(s => s.Target));
        return $"new {Services}LoopStep({loops.Number(pass)}, global::ScheduleDsl.StateSpace.{pass.Space}, {Services}LoopSpan.{pass.Span}, -1, {(pass.IsPerMatrix ? "true" : "false")}, [{reads}], [{writes}], [])";
    }
}
