using System;
using System.Runtime.InteropServices;

namespace ScheduleDsl.Torch.Native;

/// <summary>
/// The few functions of TorchSharp's native library that a step calls for each tensor. TorchSharp's own wrappers of them allocate and finalize an object for
/// every gradient read, which would take most of a microsecond.
/// </summary>
internal static partial class NativeTensor
{
    private const string Library = "LibTorchSharp";

    /// <summary>Address of the first element, the offset into the storage included.</summary>
    [LibraryImport(Library, EntryPoint = "THSTensor_data")]
    [SuppressGCTransition]
    public static partial nint Data(nint tensor);

    /// <summary>A new handle to the gradient, to be freed; 0 where there is none.</summary>
    [LibraryImport(Library, EntryPoint = "THSTensor_grad")]
    public static partial nint Gradient(nint tensor);

    [LibraryImport(Library, EntryPoint = "THSTensor_dispose")]
    public static partial void Free(nint tensor);

    [LibraryImport(Library, EntryPoint = "THSTensor_is_sparse")]
    [SuppressGCTransition]
    private static partial byte IsSparseByte(nint tensor);

    [LibraryImport(Library, EntryPoint = "THSTensor_is_contiguous")]
    [SuppressGCTransition]
    private static partial byte IsContiguousByte(nint tensor);

    [LibraryImport(Library, EntryPoint = "THSTensor_stride")]
    [SuppressGCTransition]
    public static partial long Stride(nint tensor, long dimension);

    /// <summary>The number of the element type, as <c>torch.ScalarType</c> counts them.</summary>
    [LibraryImport(Library, EntryPoint = "THSTensor_type")]
    [SuppressGCTransition]
    public static partial sbyte ScalarType(nint tensor);

    public static bool IsSparse(nint tensor) => IsSparseByte(tensor) != 0;

    public static bool IsContiguous(nint tensor) => IsContiguousByte(tensor) != 0;
}
