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
/// <para>Order statistics are exact: <c>docs/numerics.md</c> has their formulas. -0 is below +0, and the result is NaN where any x is. Which one is wanted is a uniform value: a
/// hyperparameter, or computed from sizes, the step and collectives over the same weights or more. Where there is none of that rank, the result is NaN.</para>
/// <para>The quantile at q, from 0 (the smallest) to 1 (the largest): with x in ascending order and counted from 0, number <c>q (n - 1)</c> of n, on the straight line between two
/// numbers. So do torch.quantile and numpy.quantile by default.</para>
/// <para>The k-th largest, with k from 1 (the largest) to n, rounded down: <c>Max(1, 0.1 * Shape.Length)</c> asks for the least of the largest tenth. The k-th smallest of a tensor is number
/// <c>Shape.Length - k + 1</c>.</para>
/// </remarks>
public static partial class Across;
