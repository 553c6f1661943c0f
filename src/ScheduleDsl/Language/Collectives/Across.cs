namespace ScheduleDsl;

/// <summary>
/// Collectives: values over many weights, inside the update of one. Each is a barrier: the compiler ends a pass over memory
/// where one is needed, and starts as few as it can.
/// </summary>
/// <remarks>
/// <para>A tensor is seen as matrices (<see cref="OptimizerAttribute.View"/>): usually one, with the first axis as its rows and
/// all others as its columns; a vector is one row.</para>
/// <para>Sums have one order, whatever the width of vectors or the number of threads: <c>docs/numerics.md</c> gives it. What is the
/// same for a whole tensor is a <see cref="Scalar"/>, all else a float. A body that runs for one weight outside a replay sees that
/// weight as its whole tensor.</para>
/// </remarks>
public static partial class Across;
