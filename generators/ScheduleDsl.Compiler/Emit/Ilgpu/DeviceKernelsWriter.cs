using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Ilgpu;

/// <summary>Writes the class that holds a rule's kernels for one way to keep numbers: what they are handed, their bodies, and how they are launched.</summary>
internal sealed class DeviceKernelsWriter
{
    private const string Services = DeviceIntrinsics.Services;
    private const string Stream = "global::ILGPU.Runtime.AcceleratorStream";
    private const string Config = "global::ILGPU.KernelConfig";

    private readonly Kernel kernel;
    private readonly DeviceOperands operands;
    private readonly DeviceKernelWriter[] loops;

    public DeviceKernelsWriter(Kernel kernel, DeviceOperands operands)
    {
        (this.kernel, this.operands) = (kernel, operands);
        loops = [.. new LoopList(kernel.Graph).General.Select(l => new DeviceKernelWriter(kernel, l.Pass))];
    }

    public void Write(SourceWriter writer)
    {
        using (writer.Block($"internal sealed class Kernels{operands.Parameters}(global::ILGPU.Runtime.Accelerator accelerator) : {Services}DeviceKernels{operands.Constraints}"))
        {
            for (int i = 0; i < loops.Length; i++)
                WriteOperands(writer, i);
            foreach (string stage in new[] { "Prologue", "Shared", "Local" })
                WriteStage(writer, stage);
            for (int i = 0; i < loops.Length; i++)
            {
                WriteKernel(writer, i, isBlocked: false);
                if (loops[i].CanBeBlocked)
                    WriteKernel(writer, i, isBlocked: true);
            }

            WriteLaunch(writer);
        }
    }

    private void WriteOperands(SourceWriter writer, int loop)
    {
        using (writer.Block($"internal struct Operands{loop}"))
        {
            foreach (Operand operand in loops[loop].Operands)
                writer.Line($"public {operands.TypeOf(operand.Tensor)} {operand.Pointer};");
        }
        writer.Line();
    }

    private static void WriteStage(SourceWriter writer, string stage)
    {
        string variant = stage switch { "Prologue" => "", _ => "stage.Variants[block], stage.Level, " };
        writer.Line($"private global::System.Action<{Stream}, global::ILGPU.Index1D, {Services}DeviceStage>? launch{stage};");
        writer.Line();
        using (writer.Block($"private static void {stage}Kernel(global::ILGPU.Index1D block, {Services}DeviceStage stage)"))
        {
            writer.Line("if (!stage.IsOn) return;");
            string call = $"{stage}({variant}stage.HypersOf(block), stage.Step, stage.Uniforms.Block(block))";
            writer.Line(stage == "Prologue" ? $"stage.Variants[block] = {call};" : call + ";");
        }

        writer.Line();
        string count = stage == "Shared" ? "" : "int blocks, ";
        using (writer.Block($"public override void Launch{stage}({Stream} stream, {count}{Services}DeviceStage stage)"))
        {
            writer.Line($"launch{stage} ??= global::ILGPU.Runtime.KernelLoaders.LoadAutoGroupedKernel<global::ILGPU.Index1D, {Services}DeviceStage>(accelerator, {stage}Kernel);");
            writer.Line($"launch{stage}(stream, {(stage == "Shared" ? "1" : "blocks")}, stage);");
        }

        writer.Line();
    }

    private void WriteKernel(SourceWriter writer, int loop, bool isBlocked)
    {
        using (writer.Block($"private static void {Name(loop, isBlocked)}(Operands{loop} operands, {Services}DeviceWork work)"))
            loops[loop].Write(writer, isBlocked);
        writer.Line();
        writer.Line($"private global::System.Action<{Stream}, {Config}, Operands{loop}, {Services}DeviceWork>? launch{Name(loop, isBlocked)};");
        writer.Line();
    }

    private void WriteLaunch(SourceWriter writer)
    {
        using (writer.Block($"public override void Launch(int loop, bool isBlocked, {Stream} stream, {Config} config, {Services}DeviceTensors tensors, {Services}DeviceWork work)"))
        using (writer.Block("switch (loop, isBlocked)"))
        {
            for (int i = 0; i < loops.Length; i++)
            {
                foreach (bool isBlocked in loops[i].CanBeBlocked ? new[] { false, true } : [false])
                {
                    string name = Name(i, isBlocked);
                    writer.Line($"case ({i}, {(isBlocked ? "true" : "false")}):");
                    using (writer.Indented())
                    {
                        writer.Line($"launch{name} ??= global::ILGPU.Runtime.KernelLoaders.LoadKernel<Operands{i}, {Services}DeviceWork>(accelerator, {name});");
                        writer.Line($"launch{name}(stream, config, new Operands{i} {{ {string.Join(", ", loops[i].Operands.Select(Argument))} }}, work);");
                        writer.Line("return;");
                    }
                }
            }

            writer.Line("default: throw new global::System.ArgumentOutOfRangeException(nameof(loop), (loop, isBlocked), \"no such kernel\");");
        }
    }

    private string Argument(Operand operand)
    {
        int place = kernel.Tensors.TakeWhile(t => t.Name != operand.Tensor.Name).Count();
        return operand.Pointer + " = " + (DeviceOperands.IsMemory(operand.Tensor) ? $"tensors.Memory<{operands.TypeOf(operand.Tensor)}>({place})" : $"tensors.Array({place})");
    }

    private static string Name(int loop, bool isBlocked) => $"Loop{loop}{(isBlocked ? "Blocked" : "")}";
}
