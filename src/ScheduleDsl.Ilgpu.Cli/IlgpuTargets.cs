using System;
using ScheduleDsl.Cli;

namespace ScheduleDsl.Ilgpu.Cli;

/// <summary>Targets that are ILGPU devices: <c>ilgpu-</c> and the kind.</summary>
internal static class IlgpuTargets
{
    private const string Prefix = "ilgpu-";

    /// <summary>Opens the first device of a kind.</summary>
    /// <exception cref="UserError">There is none.</exception>
    public static RunDevice Open(string target)
    {
        try
        {
            // PoCL says less of itself than rules need.
            return IlgpuDevice.Open(target[Prefix.Length..], new IlgpuOptions { AcceptOpenCLWithoutGenericAddressSpace = true });
        }
        catch (Exception e) when (e is IlgpuException or DllNotFoundException)
        {
            throw new UserError($"--target {target}: {e.Message}");
        }
    }
}
