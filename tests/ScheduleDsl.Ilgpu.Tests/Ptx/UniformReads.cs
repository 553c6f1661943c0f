using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu.Tests.Ptx;

/// <summary>How many slots of the uniform block the C# of a kernel reads: calls to <see cref="DeviceBlock"/> in its compiled code.</summary>
internal static class UniformReads
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static int Of(MethodInfo kernel) => Calls(kernel).Count(method => method.DeclaringType == typeof(DeviceBlock)
        && method.Name is nameof(DeviceBlock.Float) or nameof(DeviceBlock.Int) or nameof(DeviceBlock.Long) or "get_Item");

    private static IEnumerable<MethodBase> Calls(MethodInfo kernel)
    {
        byte[] code = kernel.GetMethodBody()!.GetILAsByteArray()!;
        Type[] arguments = kernel.DeclaringType!.GetGenericArguments();
        for (int at = 0; at < code.Length;)
        {
            short value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            OpCode operation = Codes[value];
            at += operation.Size;
            if (operation.OperandType == OperandType.InlineMethod)
                yield return kernel.Module.ResolveMethod(BitConverter.ToInt32(code, at), arguments, null)!;
            at += Length(operation.OperandType, code, at);
        }
    }

    private static int Length(OperandType type, byte[] code, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
        _ => 4,
    };
}
