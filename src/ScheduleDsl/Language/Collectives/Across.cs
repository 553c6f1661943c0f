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
/// <para>Order statistics are exact, so they depend on no order. Numbers are ordered with -0 below +0; the result is NaN where any x is. What says which one is wanted is
/// uniform: a hyperparameter, or anything computed from sizes, the step and other collectives of the same scope or a wider one.</para>
/// <para>A quantile: q is from 0, the smallest, to 1, the largest: with x in ascending order and counted from 0, it is number <c>q (n - 1)</c> of n, and between two numbers a straight line,
/// <c>(1 - f) x_i + f x_(i+1)</c> with the fraction f, in double. So do torch.quantile and numpy.quantile by default. NaN for a q outside of this range, and if any x is
/// NaN.</para>
/// <para>The k-th largest: k is from 1 to n, rounded down: <c>0.1 * Shape.Length</c> is the least of the largest tenth. The k-th smallest of a tensor is number
/// <c>Shape.Length - k + 1</c>. NaN for a k outside of this range, and if any x is NaN.</para>
/// </remarks>
public static partial class Across;
