using System.Linq;

namespace ScheduleDsl.Torch;

/// <summary>Numbers of a tensor in the order of other strides.</summary>
internal static class Reordering
{
    /// <param name="values">The numbers, in the order of memory.</param>
    /// <param name="shape">Size of each axis.</param>
    /// <param name="from">Elements from one index of an axis to the next, of dense memory.</param>
    /// <param name="to">The same for the result.</param>
    public static double[] Run(double[] values, long[] shape, long[] from, long[] to)
    {
        if (from.SequenceEqual(to) || values.Length == 0)
            return values;
        double[] result = new double[values.Length];
        long[] index = new long[shape.Length];
        for (long done = 0; done < values.Length; done++)
        {
            (long source, long target) = (0, 0);
            for (int axis = 0; axis < shape.Length; axis++)
            {
                source += index[axis] * from[axis];
                target += index[axis] * to[axis];
            }

            result[target] = values[source];
            for (int axis = shape.Length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--)
                index[axis] = 0;
        }

        return result;
    }

    /// <summary>The strides of a contiguous tensor.</summary>
    public static long[] Contiguous(long[] shape)
    {
        long[] strides = new long[shape.Length];
        long next = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = next;
            next *= shape[axis];
        }

        return strides;
    }
}
