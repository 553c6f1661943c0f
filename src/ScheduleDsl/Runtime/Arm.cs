namespace ScheduleDsl;

/// <summary>How a loop is executed. Every arm gives the same bits; they differ in speed only.</summary>
public enum Arm
{
    /// <summary>The widest vectors that this machine accelerates and that pay off.</summary>
    Auto,

    /// <summary>One weight at a time: the reference.</summary>
    Scalar,

    /// <summary>128-bit vectors.</summary>
    Vector128,

    /// <summary>256-bit vectors.</summary>
    Vector256,

    /// <summary>512-bit vectors.</summary>
    Vector512,
}

/// <summary>Type of the numbers in memory.</summary>
public enum ElementType
{
    /// <summary>IEEE single precision, 4 bytes.</summary>
    Float32,

    /// <summary>IEEE double precision, 8 bytes: every float of the rule is computed as double.</summary>
    Float64,

    /// <summary>bfloat16, 2 bytes, as <see cref="ScheduleDsl.BFloat16"/>: computed in float.</summary>
    BFloat16,

    /// <summary>IEEE half precision, 2 bytes, as <see cref="System.Half"/>: computed in float.</summary>
    Float16,
}
