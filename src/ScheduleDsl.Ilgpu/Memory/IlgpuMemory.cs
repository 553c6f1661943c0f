using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;

namespace ScheduleDsl.Ilgpu;

/// <summary>Where the weights and gradients of a run are on its device, for kernels of the caller's own.</summary>
/// <remarks>
/// <para>With <see cref="IlgpuDevice.Resident"/> these are the weights and gradients: a kernel that computes gradients writes them here, and nothing is copied. Otherwise they are copies of the
/// table's for the time of a step.</para>
/// <para>Views stay valid until the run is disposed of or moved. Launch on <see cref="IlgpuDevice.Stream"/>, or synchronise.</para>
/// </remarks>
public sealed class IlgpuMemory
{
    private readonly IlgpuRun run;
    private readonly Dictionary<string, (RouteMemory Memory, DeviceTensor Tensor)> tensors;

    internal IlgpuMemory(IlgpuRun run, RunState state)
    {
        this.run = run;
        tensors = state.Memories.SelectMany(memory => memory.Layout.Tensors.Select(tensor => (memory, tensor))).ToDictionary(at => at.tensor.Tensor.Parameter.Name, StringComparer.Ordinal);
    }

    /// <summary>Whether weights and gradients stay here between steps.</summary>
    public bool IsResident => run.IsResident;

    /// <summary>The weights of a float table.</summary>
    /// <exception cref="KeyNotFoundException">The run has no such parameter.</exception>
    public ArrayView<float> Weights(string parameter) => WeightsAs<float>(parameter);

    /// <summary>The gradients of a table whose gradients are floats.</summary>
    /// <inheritdoc cref="Weights"/>
    public ArrayView<float> Gradients(string parameter) => GradientsAs<float>(parameter);

    /// <summary>The weights.</summary>
    /// <typeparam name="T">float, or ushort for the bits of <see cref="BFloat16"/> and <see cref="System.Half"/>.</typeparam>
    /// <exception cref="KeyNotFoundException">The run has no such parameter.</exception>
    /// <exception cref="ArgumentException">The table holds another type.</exception>
    public ArrayView<T> WeightsAs<T>(string parameter)
        where T : unmanaged
    {
        (RouteMemory memory, DeviceTensor tensor) = Find(parameter);
        run.BringWeights();
        return View<T>(tensor.Borrowed?.Weights, memory.Weights, tensor, $"The parameter {parameter} holds {run.Table.ElementType}");
    }

    /// <summary>The gradients.</summary>
    /// <inheritdoc cref="WeightsAs"/>
    /// <exception cref="InvalidOperationException">The rule reads no gradients.</exception>
    public ArrayView<T> GradientsAs<T>(string parameter)
        where T : unmanaged
    {
        (RouteMemory memory, DeviceTensor tensor) = Find(parameter);
        run.RequireAlive();
        return View<T>(
            tensor.Borrowed?.Gradients,
            memory.Gradients ?? throw new InvalidOperationException($"The rule that updates {parameter} reads no gradients."), tensor, $"The gradient of {parameter} holds {run.Table.GradientType}");
    }

    /// <summary>
    /// Lets the weights or gradients of a parameter be where somebody else has them on this device, such as in another library's tensors. What is there now are its weights; the
    /// memory has to stay valid until the run is disposed of or moved. Each parameter with borrowed memory is a launch of its own.
    /// </summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="weights">Address of the weights, of the table's type; 0 for those of the run itself.</param>
    /// <param name="gradients">Address of the gradients, of the table's type; 0 for those of the run itself.</param>
    /// <exception cref="KeyNotFoundException">The run has no such parameter.</exception>
    /// <exception cref="InvalidOperationException">The run is not on <see cref="IlgpuDevice.Resident"/>.</exception>
    public void Borrow(string parameter, nint weights, nint gradients)
    {
        (RouteMemory memory, DeviceTensor tensor) = Find(parameter);
        if (!IsResident)
            throw new InvalidOperationException($"The weights of {parameter} come from the table before each step: memory is borrowed by runs on {nameof(IlgpuDevice)}.{nameof(IlgpuDevice.Resident)}.");
        run.BringWeights();
        run.Join();
        memory.Borrow(tensor, weights, gradients);
        run.Rearranged();
    }

    private (RouteMemory Memory, DeviceTensor Tensor) Find(string parameter) => tensors.TryGetValue(parameter, out (RouteMemory, DeviceTensor) found)
        ? found
        : throw new KeyNotFoundException($"There is no parameter {parameter}{Nearest.Hint(parameter, tensors.Keys)}");

    private static ArrayView<T> View<T>(DeviceArray? borrowed, DeviceArray array, DeviceTensor tensor, string what)
        where T : unmanaged => (borrowed ?? array) is DeviceArray<T> typed
        ? borrowed is null ? typed.View.SubView(tensor.Element, tensor.Facts.Length) : typed.View
        : throw new ArgumentException($"{what}, not {typeof(T).Name}; 2-byte types are read as ushort.");
}
