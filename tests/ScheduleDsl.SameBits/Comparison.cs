using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.SameBits;

/// <summary>One step over a few weights, on every arm and as plain C#, bit for bit. Any NaN equals any NaN.</summary>
internal static unsafe class Comparison
{
    private static readonly Arm[] Arms = [Arm.Scalar, Arm.Vector128, Arm.Vector256, Arm.Vector512];

    /// <summary>The first step and two others.</summary>
    public static IReadOnlyList<long> Steps { get; } = [1, 8, 15];

    /// <summary>What differs, or null.</summary>
    /// <param name="offset">How many weights before the first: vectors then do not start on their boundary.</param>
    public static string? Run(Subject subject, int length, int offset, long step, Random random)
    {
        CompiledRule rule = subject.Rule;
        bool[] present = subject.Present;
        float[] parameters = Draw(length, random);
        float[] gradients = Draw(length, random);
        float[][] states = [.. present.Select(_ => Draw(length, random))];

        float[] expected = new float[length];
        float[][] expectedStates = [.. states.Select(s => (float[])s.Clone())];
        for (int i = 0; i < length; i++)
        {
            float[] state = [.. expectedStates.Select((s, k) => present[k] ? s[i] : 0f)];
            expected[i] = subject.RunBody(parameters[i], gradients[i], step, state);
            for (int k = 0; k < state.Length; k++)
                expectedStates[k][i] = state[k];
        }

        foreach (Arm arm in Arms)
        {
            (float[] p, float[][] s) = Step<float>(rule, ElementType.Float32, arm, subject.Hypers, present, step, offset, parameters, gradients, states);
            if (Difference(expected, p) is { } wrong)
                return $"{subject.Description}, step {step}, length {length}, offset {offset}, {arm}: parameter {wrong}";
            for (int k = 0; k < s.Length; k++)
            {
                if (present[k] && Difference(expectedStates[k], s[k]) is { } state)
                    return $"{subject.Description}, step {step}, length {length}, offset {offset}, {arm}: state {rule.States[k].Name} {state}";
            }
        }
        return DoubleArms(subject, present, step, offset, parameters, gradients, states);
    }

    // Emitted in double the rule has no body to compare with: the arms are compared with the scalar one.
    private static string? DoubleArms(Subject subject, bool[] present, long step, int offset, float[] parameters, float[] gradients, float[][] states)
    {
        double[][] wide = [.. states.Select(Widen)];
        (double[] p, double[][] s) = Step<double>(subject.Rule, ElementType.Float64, Arm.Scalar, subject.Hypers, present, step, offset, Widen(parameters), Widen(gradients), wide);
        foreach (Arm arm in Arms)
        {
            (double[] q, double[][] t) = Step<double>(subject.Rule, ElementType.Float64, arm, subject.Hypers, present, step, offset, Widen(parameters), Widen(gradients), wide);
            string? wrong = Difference(p, q) ?? Enumerable.Range(0, s.Length).Where(k => present[k]).Select(k => Difference(s[k], t[k])).FirstOrDefault(d => d is not null);
            if (wrong is not null)
                return $"{subject.Description} in double, step {step}, length {p.Length}, offset {offset}, {arm}: {wrong}";
        }
        return null;
    }

    private static (T[], T[][]) Step<T>(
        CompiledRule rule, ElementType type, Arm arm, double[] hypers, bool[] present, long step, int offset, T[] parameters, T[] gradients, T[][] states)
        where T : unmanaged
    {
        double[] uniforms = new double[rule.UniformCount];
        int variant;
        fixed (double* uu = uniforms)
            variant = rule.Prologue(type, hypers, step, uu);

        // What lies around the run must stay as it is.
        T[] p = Padded(parameters, offset);
        T[] g = Padded(gradients, offset);
        T[][] s = [.. states.Select(x => Padded(x, offset))];
        void*[] pointers = new void*[states.Length];
        List<System.Runtime.InteropServices.GCHandle> pins = [];
        for (int k = 0; k < s.Length; k++)
        {
            pins.Add(System.Runtime.InteropServices.GCHandle.Alloc(s[k], System.Runtime.InteropServices.GCHandleType.Pinned));
            pointers[k] = present[k] ? (T*)pins[k].AddrOfPinnedObject() + offset : null;
        }
        fixed (T* pp = p, gg = g)
        fixed (void** ss = pointers)
        fixed (double* uu = uniforms)
            rule.RunSingleLoop(type, arm, variant, pp + offset, gg + offset, ss, parameters.Length, uu);
        pins.ForEach(pin => pin.Free());
        return (Inner(p, offset, parameters.Length), [.. s.Select(x => Inner(x, offset, parameters.Length))]);
    }

    private const int Guard = 3;

    private static T[] Padded<T>(T[] values, int offset)
        where T : unmanaged => [.. new T[offset], .. values, .. new T[Guard]];

    private static T[] Inner<T>(T[] padded, int offset, int length)
        where T : unmanaged
    {
        for (int i = 0; i < padded.Length; i++)
        {
            if ((i < offset || i >= offset + length) && !padded[i].Equals(default(T)))
                throw new InvalidOperationException($"The loop wrote outside its run, at {i - offset} of {length}.");
        }
        return padded[offset..(offset + length)];
    }

    private static float[] Draw(int length, Random random) => [.. Enumerable.Range(0, length).Select(_ => Inputs.Next(random))];

    private static double[] Widen(float[] values) => Array.ConvertAll(values, v => (double)v);

    private static string? Difference(float[] expected, float[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(expected[i]) != BitConverter.SingleToInt32Bits(actual[i]) && !(float.IsNaN(expected[i]) && float.IsNaN(actual[i])))
                return FormattableString.Invariant($"[{i}] is {actual[i]:R}, the body gives {expected[i]:R}");
        }
        return null;
    }

    private static string? Difference(double[] expected, double[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.DoubleToInt64Bits(expected[i]) != BitConverter.DoubleToInt64Bits(actual[i]) && !(double.IsNaN(expected[i]) && double.IsNaN(actual[i])))
                return FormattableString.Invariant($"[{i}] is {actual[i]:R}, the scalar arm gives {expected[i]:R}");
        }
        return null;
    }
}
