using System;
using System.Collections.Generic;

namespace ScheduleDsl.Cli;

/// <summary>Devices that commands can compute on. The tool has none; one that is built with a package of devices hands them to <see cref="CommandLine.Run"/>.</summary>
/// <param name="Open">Opens the device of a target; what it returns may be disposed of. A <see cref="UserError"/> where there is none.</param>
internal sealed record DeviceTargets(Func<string, RunDevice> Open)
{
    /// <summary>The tool that has them.</summary>
    public const string Tool = "scheduledsl-ilgpu";

    /// <summary>All there are, whatever package has them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["ilgpu-cpu", "ilgpu-opencl", "ilgpu-cuda"];

    /// <summary>What the tool itself has.</summary>
    public static DeviceTargets None { get; } = new(target => throw new UserError(
        $"--target {target} is for the tool {Tool}, which has the same commands and needs the package ILGPU: dotnet run -c Release --project src/ScheduleDsl.Ilgpu.Cli -- conformance --target {target} ..."));
}
