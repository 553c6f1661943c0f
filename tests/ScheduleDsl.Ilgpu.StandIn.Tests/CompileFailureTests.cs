using System;
using ILGPU.Runtime;
using Xunit;

namespace ScheduleDsl.Ilgpu.Tests;

/// <summary>Its update stands in line 12, which messages name.</summary>
[Optimizer]
public sealed partial class Placed
{
    [UpdateRule]
    private float Update(float parameter, float gradient) => parameter - gradient / (1 + (float)Across.Tensor.Norm(gradient));
}

// What a device's compiler refuses is told with the optimizer, file and line: only the stand-in can be made to refuse a kernel that is right.
public class CompileFailureTests
{
    [Theory]
    [InlineData("PrologueKernel", false, "The prologue of ScheduleDsl.Ilgpu.Tests.Placed (CompileFailureTests.cs, line 12) does not compile for cpu: stand-in, not ILGPU: no form of PrologueKernel")]
    [InlineData("Loop1", false, "Loop 1 of ScheduleDsl.Ilgpu.Tests.Placed (CompileFailureTests.cs, line 12) does not compile for cpu: stand-in, not ILGPU: no form of Loop1")]
    [InlineData("Loop0", true, "Loop 0 of ScheduleDsl.Ilgpu.Tests.Placed (CompileFailureTests.cs, line 12) does not compile for cpu: stand-in, not ILGPU: no form of Loop0")]
    [InlineData("LocalKernel", false, "Uniform code of ScheduleDsl.Ilgpu.Tests.Placed (CompileFailureTests.cs, line 12) does not compile for cpu: stand-in, not ILGPU: no form of LocalKernel")]
    public void TheMessageNamesOptimizerFileAndLine(string kernel, bool uniformsOnHost, string message)
    {
        Accelerator.Refused = kernel;
        try
        {
            using IlgpuDevice device = IlgpuDevice.Open("cpu", new IlgpuOptions { UniformsOnHost = uniformsOnHost });
            using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [3]));
            using OptimizerRun run = Placed.For(table, new PlacedSettings(), new RunOptions { Device = device });
            Assert.Equal(message, Assert.Throws<IlgpuException>(() => run.Step()).Message);
        }
        finally
        {
            Accelerator.Refused = null;
        }
    }
}
