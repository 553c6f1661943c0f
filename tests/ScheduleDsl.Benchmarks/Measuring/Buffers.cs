using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Benchmarks.Measuring;

/// <summary>
/// Weights, gradients and states of one case, laid out by the library's own allocator with the library's own stream numbers,
/// so that the contenders that bring no memory of their own meet the same alignment, skew and pages as a run does.
/// </summary>
internal sealed unsafe class Buffers
{
    private readonly List<AlignedMemory> owned = [];

    public Buffers(int elements, IEnumerable<double> initialStates)
    {
        Elements = elements;
        Parameters = Allocate(0);
        Gradients = Allocate(1);
        Random random = new(1);
        Span<float> gradients = new(Gradients, elements);
        // Of one magnitude and both signs: no contender may meet a denormal number, an infinity or NaN, however long it runs.
        for (int i = 0; i < elements; i++)
        {
            float size = 0.01f + 0.01f * random.NextSingle();
            gradients[i] = (random.Next() & 1) == 0 ? size : -size;
        }

        new Span<float>(Parameters, elements).Fill(1);
        States = [.. initialStates.Select((value, i) => (nint)Filled(Allocate(2 + i), (float)value))];
    }

    public int Elements { get; }

    public float* Parameters { get; }

    public float* Gradients { get; }

    /// <summary>Addresses of the states.</summary>
    public nint[] States { get; }

    public float* State(int index) => (float*)States[index];

    private float* Allocate(int stream)
    {
        AlignedMemory memory = new((long)Elements * sizeof(float), stream);
        owned.Add(memory);
        return (float*)memory.Address;
    }

    private float* Filled(float* state, float value)
    {
        new Span<float>(state, Elements).Fill(value);
        return state;
    }
}
