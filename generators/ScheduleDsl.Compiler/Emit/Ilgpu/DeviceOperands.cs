using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Ilgpu;

/// <summary>What kernels of a rule are handed for its tensors.</summary>
internal sealed class DeviceOperands
{
    private readonly Dictionary<string, string> types = [];

    public DeviceOperands(Kernel kernel)
    {
        Identifiers names = new([]);
        for (int i = 0; i < kernel.Tensors.Count; i++)
        {
            if (IsMemory(kernel.Tensors[i]))
                types.Add(kernel.Tensors[i].Name, "T" + Identifiers.Capital(names.Unique(Identifiers.Plain(kernel.Tensors[i].Name)).TrimStart('@')));
        }

        Places = [.. Enumerable.Range(0, kernel.Tensors.Count).Where(i => IsMemory(kernel.Tensors[i]))];
        Parameters = "<" + string.Join(", ", types.Values) + ">";
        Constraints = string.Concat(types.Values.Select(t => $" where {t} : unmanaged, {DeviceIntrinsics.Services}IDeviceMemory"));
    }

    /// <summary>Places among the kernel's tensors of what is kept in a way of its own.</summary>
    public IReadOnlyList<int> Places { get; }

    /// <summary>The type parameters of the kernels' class, one for each of <see cref="Places"/>.</summary>
    public string Parameters { get; }

    public string Constraints { get; }

    /// <summary>The type of an operand.</summary>
    public string TypeOf(Tensor tensor) => types.TryGetValue(tensor.Name, out string? type) ? type : "global::ILGPU.ArrayView<float>";

    /// <summary>Whether it has a number for each weight and is kept in a way of its own, rather than as plain floats.</summary>
    public static bool IsMemory(Tensor tensor) => tensor.Space == StateSpace.Element
        && tensor.Role is TensorRole.Parameter or TensorRole.Gradient or TensorRole.Input or TensorRole.State or TensorRole.Draw or TensorRole.Output;
}
