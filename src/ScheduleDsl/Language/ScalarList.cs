using System;

namespace ScheduleDsl;

/// <summary>
/// A state of several numbers: <c>[State(Space = StateSpace.Global, Count = 6)] private ScalarList sums;</c>. A rule reads and writes
/// <c>sums[i]</c>, where <c>i</c> is a constant or counts a loop. A run calls the numbers <c>sums.0</c>, <c>sums.1</c> and so on.
/// </summary>
/// <remarks>A copy keeps its numbers whatever becomes of the original.</remarks>
public struct ScalarList
{
    private Scalar[]? numbers;

    /// <summary>A list whose numbers are alike. Generated code makes those of states.</summary>
    /// <param name="count">How many numbers there are.</param>
    /// <param name="value">What each of them is.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public ScalarList(int count, Scalar value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        numbers = new Scalar[count];
        Array.Fill(numbers, value);
    }

    /// <summary>One of the numbers.</summary>
    /// <param name="index">From 0, below <see cref="StateAttribute.Count"/>.</param>
    /// <exception cref="IndexOutOfRangeException">The list has no such number.</exception>
    public Scalar this[int index]
    {
        readonly get => (numbers ?? [])[index];

        set
        {
            Scalar[] copy = [.. numbers ?? []];
            copy[index] = value;
            numbers = copy;
        }
    }
}
