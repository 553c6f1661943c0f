namespace ScheduleDsl.PyTorch;

/// <summary>The <c>mode</c> of <see cref="CyclicLR"/>: how the height of its triangles changes.</summary>
public enum CyclicMode
{
    /// <summary>All triangles are equally high.</summary>
    Triangular,

    /// <summary>Each triangle is half as high as the one before.</summary>
    Triangular2,

    /// <summary>The height is multiplied by <c>Gamma</c> at every update.</summary>
    ExpRange,
}
