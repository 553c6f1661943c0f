namespace ScheduleDsl;

/// <summary>
/// Numbers side by side, as many as a vector holds; with one lane, a plain number. A kernel written over this is one text for every width
/// and both precisions. Each operation is defined for each lane by IEEE 754.
/// </summary>
internal unsafe interface IProductLanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    static abstract int Count { get; }

    static abstract TVector Create(T value);

    static abstract TVector Load(T* source);

    static abstract void Store(TVector value, T* destination);

    static abstract TVector Multiply(TVector x, TVector y);

    /// <summary><c>x * y + z</c>, rounded once.</summary>
    static abstract TVector FusedMultiplyAdd(TVector x, TVector y, TVector z);
}
