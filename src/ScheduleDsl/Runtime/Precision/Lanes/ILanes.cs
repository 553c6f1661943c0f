namespace ScheduleDsl;

/// <summary>
/// Vectors of 32-bit lanes of one width. A kernel written over this is one text for every width; a width is a type argument,
/// so the just-in-time compiler sees plain vector code. Only operations whose bits do not depend on the width are here.
/// </summary>
/// <typeparam name="TVector">The platform's vector of <see cref="uint"/>; floats are the same lanes read as IEEE single.</typeparam>
internal unsafe interface ILanes<TVector>
    where TVector : struct
{
    static abstract int Count { get; }

    static abstract TVector Create(uint value);

    static abstract TVector Load(void* source);

    static abstract void Store(TVector value, void* destination);

    /// <summary>Sixteen-bit integers, each extended by zeros.</summary>
    static abstract TVector LoadHalves(ushort* source);

    /// <summary>The lower sixteen bits of each lane; the upper ones must be zero.</summary>
    static abstract void StoreHalves(TVector value, ushort* destination);

    static abstract TVector And(TVector x, TVector y);

    static abstract TVector Or(TVector x, TVector y);

    static abstract TVector Xor(TVector x, TVector y);

    static abstract TVector ShiftLeft(TVector x, int bits);

    static abstract TVector ShiftRight(TVector x, int bits);

    static abstract TVector Add(TVector x, TVector y);

    static abstract TVector Subtract(TVector x, TVector y);

    /// <summary>The larger of two signed integers.</summary>
    static abstract TVector Max(TVector x, TVector y);

    /// <summary>All bits of a lane where x is greater than y as a signed integer.</summary>
    static abstract TVector Greater(TVector x, TVector y);

    /// <summary>Lanes of x where the mask's bits are set, else of y.</summary>
    static abstract TVector Select(TVector mask, TVector x, TVector y);

    /// <summary>The largest lane as a signed integer.</summary>
    static abstract uint Largest(TVector x);

    static abstract TVector AddFloats(TVector x, TVector y);

    static abstract TVector SubtractFloats(TVector x, TVector y);

    static abstract TVector MultiplyFloats(TVector x, TVector y);

    /// <summary>Unsigned integers below 2^24 as floats.</summary>
    static abstract TVector ToFloats(TVector x);

    /// <summary>Products of the even lanes, each over the two lanes of a pair.</summary>
    static abstract TVector MultiplyEven(TVector x, TVector y);

    /// <summary>Sums of pairs of lanes read as 64-bit integers.</summary>
    static abstract TVector AddPairs(TVector x, TVector y);

    static abstract TVector ShiftPairsLeft(TVector x, int bits);

    static abstract TVector ShiftPairsRight(TVector x, int bits);

    /// <summary>Of each 128 bits, the lower pairs of x and y side by side.</summary>
    static abstract TVector InterleaveLowerPairs(TVector x, TVector y);

    /// <summary>Of each 128 bits, the upper pairs of x and y side by side.</summary>
    static abstract TVector InterleaveUpperPairs(TVector x, TVector y);
}
