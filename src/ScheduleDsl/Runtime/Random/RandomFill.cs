using System;
using System.Runtime.CompilerServices;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>
/// The random numbers of a run of elements. However a tensor is cut into runs, an element gets the same number, and from every arm.
/// </summary>
internal static unsafe partial class RandomFill
{
    /// <summary>A uniform word for each element.</summary>
    /// <param name="first">The first element's number in its tensor.</param>
    public static void Words(Arm arm, in DrawStream stream, long first, uint* destination, int count)
    {
        uint* four = stackalloc uint[4];
        int done = 0;
        while (done < count)
        {
            long element = first + done;
            if ((element & 3) == 0)
            {
                int written = 4 * Fours(arm, stream, element >> 2, destination + done, (count - done) >> 2);
                done += written;
                if (written > 0)
                    continue;
            }

            (four[0], four[1], four[2], four[3]) = stream.Four(element >> 2);
            do
                destination[done++] = four[element++ & 3];
            while (done < count && (element & 3) != 0);
        }
    }

    /// <summary>A uniform 16-bit integer for each element: an even one has the lower half of word element / 2, an odd one the upper.</summary>
    /// <inheritdoc cref="Words"/>
    public static void Halves(Arm arm, in DrawStream stream, long first, ushort* destination, int count)
    {
        int done = 0;
        if (count > 0 && (first & 1) != 0)
            destination[done++] = (ushort)(stream.Word(first >> 1) >> 16);
        int words = (count - done) >> 1;
        Words(arm, stream, (first + done) >> 1, (uint*)(destination + done), words);
        if (!BitConverter.IsLittleEndian)
            SwapHalves((uint*)(destination + done), words);
        done += 2 * words;
        if (done < count)
            destination[done] = (ushort)stream.Word((first + done) >> 1);
    }

    /// <summary>Numbers of a kind.</summary>
    /// <inheritdoc cref="Words"/>
    public static void Numbers(Arm arm, DrawKind kind, in DrawStream stream, long first, float* destination, int count)
    {
        switch (kind)
        {
            case DrawKind.Uniform:
                Words(arm, stream, first, (uint*)destination, count);
                ToUniforms(arm, (uint*)destination, count);
                break;
            case DrawKind.Sign:
                Words(arm, stream, first, (uint*)destination, count);
                ToSigns(arm, (uint*)destination, count);
                break;
            default:
                ToNormals(arm, stream, first, destination, count);
                break;
        }
    }

    // The words of a pair are its two normals' places, so the transform is made in place.
    private static void ToNormals(Arm arm, in DrawStream stream, long first, float* destination, int count)
    {
        int done = 0;
        if (count > 0 && (first & 1) != 0)
            destination[done++] = RandomValue.Of(DrawKind.Normal, stream, first);
        int pairs = (count - done) >> 1;
        Words(arm, stream, first + done, (uint*)(destination + done), 2 * pairs);
        for (int pair = 0; pair < pairs; pair++, done += 2)
        {
            uint* words = (uint*)(destination + done);
            (destination[done], destination[done + 1]) = RandomValue.Normals(words[0], words[1]);
        }

        if (done < count)
            destination[done] = RandomValue.Of(DrawKind.Normal, stream, first + done);
    }

    private static void SwapHalves(uint* words, int count)
    {
        for (int i = 0; i < count; i++)
            words[i] = (words[i] << 16) | (words[i] >> 16);
    }
}
