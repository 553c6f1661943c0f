using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>Weights that one loop runs over: a tensor, or neighbours whose values, gradients and states advance together.</summary>
/// <param name="Group">The group's position.</param>
/// <param name="Values">Address of the first weight.</param>
/// <param name="Gradients">Address of the first gradient.</param>
/// <param name="StateOffset">Position in the group's state blocks, in elements.</param>
/// <param name="Count">Number of weights.</param>
internal unsafe readonly struct Segment(int Group, byte* Values, byte* Gradients, long StateOffset, long Count)
{
    public readonly int Group = Group;
    public readonly byte* Values = Values;
    public readonly byte* Gradients = Gradients;
    public readonly long StateOffset = StateOffset;
    public readonly long Count = Count;

    /// <summary>Writes the segments of all groups and returns how many there are, at most one for each parameter.</summary>
    public static int Build(IReadOnlyList<RunGroup> groups, int elementSize, Segment[] segments)
    {
        int count = 0;
        for (int g = 0; g < groups.Count; g++)
        {
            IReadOnlyList<Parameter> parameters = groups[g].Parameters;
            long[] offsets = groups[g].States.Offsets;
            int previous = -1;
            for (int i = 0; i < parameters.Count; i++)
            {
                Parameter next = parameters[i];
                if (next.Length == 0)
                    continue;
                if (previous >= 0 && Continues(parameters[previous], offsets[previous], next, offsets[i], elementSize))
                {
                    Segment open = segments[count - 1];
                    long length = offsets[i] - open.StateOffset + next.Length;
                    segments[count - 1] = new Segment(g, open.Values, open.Gradients, open.StateOffset, length);
                }
                else
                {
                    segments[count++] = new Segment(g, next.ValueAddress, next.GradientAddress, offsets[i], next.Length);
                }

                previous = i;
            }
        }

        return count;
    }

    private static bool Continues(Parameter previous, long previousOffset, Parameter next, long nextOffset, int elementSize)
    {
        long bytes = previous.Stride * elementSize;
        return next.ValueAddress == previous.ValueAddress + bytes
            && next.GradientAddress == previous.GradientAddress + bytes
            && nextOffset == previousOffset + previous.Stride
            && (previous.Stride == previous.Length || previous.PaddingIsOurs);
    }
}
