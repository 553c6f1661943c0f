using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>
/// The functions of the rule language: <c>using static ScheduleDsl.Language;</c>. They are plain C# and give the same bits
/// in a rule body, in scalar and vector loops of any width, and in schedules.
/// </summary>
/// <remarks>
/// A few are single operations of every target (<see cref="Sqrt(double)"/>, <see cref="Fma(double, double, double)"/>,
/// <see cref="Abs(double)"/>, <see cref="Min(double, double)"/>, <see cref="Max(double, double)"/>, <see cref="Floor(double)"/>);
/// the rest are written over them and over arithmetic, never over a platform's mathematical library, whose results differ
/// from version to version and from scalar to vector. An overload for <see cref="float"/> computes in float, the others in
/// double. <c>docs/numerics.md</c> lists the errors.
/// </remarks>
[Functions]
public static partial class Language
{
    /// <summary>The number of the update being computed, counted from 1: what bias corrections need.</summary>
    public static Scalar Step => OneWeight.Step;

    /// <summary>True at the first step only, so that what it guards costs nothing later: <c>if (Once) { ... }</c>.</summary>
    public static bool Once => Step == 1;

    /// <summary>
    /// True at steps <c>1</c>, <c>1 + period</c>, <c>1 + 2 period</c> and so on: <c>if (Every(10)) { ... }</c> is a stage of its own, whose
    /// work and memory traffic the steps between do not have.
    /// </summary>
    /// <param name="period">How many steps apart, at least 1; a whole number, and it may follow a schedule.</param>
    public static bool Every(Scalar period) => (Step - 1) / period == Floor((Step - 1) / period);
}
