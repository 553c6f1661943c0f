namespace ScheduleDsl;

/// <summary>
/// How a state is kept between steps. A rule computes in float whatever its states are kept in: they are widened before and narrowed after.
/// </summary>
public enum StatePrecision
{
    /// <summary>IEEE single precision: 4 bytes for each weight, nothing is rounded.</summary>
    Float32,

    /// <summary>
    /// bfloat16, 2 bytes: the range of a float with 8 bits of precision, rounded to the nearest, ties to even. An average with a decay above
    /// about 0.996 stands still in it, since a step changes it by less than half a unit in the last place.
    /// </summary>
    BFloat16,

    /// <summary>
    /// IEEE half precision, 2 bytes: 11 bits of precision from 6.1e-5 to 65,504, fewer below, zero below 3e-8. Squares of gradients leave that
    /// range soon.
    /// </summary>
    Float16,

    /// <summary>
    /// Eight bits in blocks, for values of either sign: 1 byte for each weight and 4 for each block of 256 neighbours. A weight keeps a
    /// code for a value of -0.993 to 1, and the block its largest magnitude, which multiplies it; the codes' values are spaced by decades
    /// from 5.5e-7 on (Dettmers et al., "8-bit Optimizers via Block-wise Quantization", 2022). A block that holds NaN or an infinity reads as NaN.
    /// </summary>
    Block8Signed,

    /// <summary>
    /// Eight bits in blocks, as <see cref="Block8Signed"/>, for values that are never negative: the codes' values go from 0 to 1, twice as fine,
    /// from 3.25e-7 on. Negative values are stored as 0.
    /// </summary>
    Block8Unsigned,
}
