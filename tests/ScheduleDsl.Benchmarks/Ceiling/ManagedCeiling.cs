using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Threading;

namespace ScheduleDsl.Benchmarks.Ceiling;

/// <summary>
/// The stand-in for machines without a C compiler: the same traffic from C#. The compiler under test then makes its own
/// yardstick, which is why every table names it.
/// </summary>
internal sealed unsafe class ManagedCeiling : ICeiling
{
    private static uint unseenZero = 0;

    public string Name => "traffic ceiling (C# stand-in, 256 bits)";

    public bool Move(TrafficShape shape, float** streams, int count)
    {
        switch (shape)
        {
            case (2, 1): Move<Two>((uint**)streams, count); return true;
            case (3, 2): Move<Three>((uint**)streams, count); return true;
            case (4, 3): Move<Four>((uint**)streams, count); return true;
            case (5, 4): Move<Five>((uint**)streams, count); return true;
            case (6, 5): Move<Six>((uint**)streams, count); return true;
            default: return false;
        }
    }

    /// <summary>
    /// Reads some streams and writes all but the last. The number is a type, so that the platform compiles one loop without
    /// branches for each; a stream that a shape lacks stands for its first one and is never touched.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Move<TReads>(uint** streams, int count)
        where TReads : struct, ICount
    {
        int reads = TReads.Value;
        Vector256<uint> zero = Vector256.Create(Volatile.Read(ref unseenZero));
        uint* a = streams[0], b = streams[1], c = streams[reads > 2 ? 2 : 0], d = streams[reads > 3 ? 3 : 0];
        uint* e = streams[reads > 4 ? 4 : 0], f = streams[reads > 5 ? 5 : 0];
        int i = 0;
        for (; i <= count - Vector256<uint>.Count; i += Vector256<uint>.Count)
        {
            Vector256<uint> va = Vector256.Load(a + i), vb = Vector256.Load(b + i), vc = vb, vd = vb, ve = vb, vf = vb;
            if (TReads.Value > 2) vc = Vector256.Load(c + i);
            if (TReads.Value > 3) vd = Vector256.Load(d + i);
            if (TReads.Value > 4) ve = Vector256.Load(e + i);
            if (TReads.Value > 5) vf = Vector256.Load(f + i);
            Vector256<uint> last = TReads.Value switch { 2 => vb, 3 => vc, 4 => vd, 5 => ve, _ => vf };
            Vector256<uint> nothing = last & zero;
            (va ^ nothing).Store(a + i);
            if (TReads.Value > 2) (vb ^ nothing).Store(b + i);
            if (TReads.Value > 3) (vc ^ nothing).Store(c + i);
            if (TReads.Value > 4) (vd ^ nothing).Store(d + i);
            if (TReads.Value > 5) (ve ^ nothing).Store(e + i);
        }

        for (; i < count; i++)
        {
            uint nothing = streams[reads - 1][i] & unseenZero;
            for (int stream = 0; stream < reads - 1; stream++)
                streams[stream][i] ^= nothing;
        }
    }

    private interface ICount
    {
        static abstract int Value { get; }
    }

    private readonly struct Two : ICount
    {
        public static int Value => 2;
    }

    private readonly struct Three : ICount
    {
        public static int Value => 3;
    }

    private readonly struct Four : ICount
    {
        public static int Value => 4;
    }

    private readonly struct Five : ICount
    {
        public static int Value => 5;
    }

    private readonly struct Six : ICount
    {
        public static int Value => 6;
    }
}
