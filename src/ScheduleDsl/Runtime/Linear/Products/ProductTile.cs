namespace ScheduleDsl;

/// <summary>
/// Where a tile of a product goes: <c>c = alpha s + beta d</c> for sums s, with one rounding for <c>beta d</c> and one for the rest; without an
/// addend, <c>c = alpha s</c>.
/// </summary>
internal unsafe struct ProductTile<T>
    where T : unmanaged
{
    public T* Result;

    public nint ResultStep;

    /// <summary>Null: there is none.</summary>
    public T* Addend;

    public nint AddendStep;

    public T Alpha;

    public T Beta;
}
