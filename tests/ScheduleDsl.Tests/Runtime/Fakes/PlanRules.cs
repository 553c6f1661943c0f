using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Tests.Runtime.Fakes;

/// <summary>Rules of several loops, written by hand as the generator would.</summary>
internal static unsafe class PlanRules
{
    private static readonly TensorInfo P = new("parameter", TensorSource.Parameter, 0), G = new("gradient", TensorSource.Gradient, 0);

    /// <summary><c>s = 2 g; p = p - rate / (1 + |s|) s</c> with the norm over the tensor; s is scratch.</summary>
    public static PlanRule TensorNorm() => new(
        "TensorNorm",
        new KernelPlan([P, G, new("s", TensorSource.Scratch, 0)], [], [], true,
            [new([Flat(0, [1], [2], new ReductionInfo("", CollectiveScope.Tensor, CollectiveKind.Sum, 1)), new UniformStep(1, CollectiveScope.Tensor), Flat(1, [0, 2], [0])], [])]),
        (t, n, _, _, sums) =>
        {
            for (long i = 0; i < n; i++)
                t[2][i] = 2 * t[1][i];
            PlanRule.Squares(t[2], n, sums);
        },
        (t, n, _, u, _) =>
        {
            for (long i = 0; i < n; i++)
                t[0][i] -= (float)u[2] * t[2][i];
        })
    {
        Locals = { [1] = (u, h, _) => Set(u, 2, h[0] / (1 + Math.Sqrt(u[1]))) },
    };

    /// <summary>
    /// <c>s = g + p</c>; a norm of s over the run, followed by a global average of it, <c>p = p - rate min(1, limit / average) s</c>. Where the
    /// norm is not finite nothing is applied, gradients become 0 and a global state counts.
    /// </summary>
    public static PlanRule GlobalNorm() => new(
        "GlobalNorm",
        new KernelPlan([P, G, new("s", TensorSource.Scratch, 0)],
            [new(4, LeafSource.State, 0), new(7, LeafSource.State, 1)], [new(3, 1)], false,
            [new([Flat(0, [0, 1], [2], new ReductionInfo("norm", CollectiveScope.All, CollectiveKind.Sum, 1)), new UniformStep(1, CollectiveScope.All, 5), Flat(1, [0, 2], [0])],
                [new(0, 3)], true, new VariantPlan([Flat(2, [], [1])], [new(1, 6)], false))]),
        (t, n, _, _, sums) =>
        {
            for (long i = 0; i < n; i++)
                t[2][i] = t[0][i] + t[1][i];
            PlanRule.Squares(t[2], n, sums);
        },
        (t, n, _, u, _) =>
        {
            for (long i = 0; i < n; i++)
                t[0][i] -= (float)u[2] * t[2][i];
        },
        (t, n, _, _, _) => new Span<float>(t[1], (int)n).Clear())
    {
        StateList = [new("average", StateSpace.Global), new("skipped", StateSpace.Global)],
        Shareds =
        {
            [1] = (u, _, _) =>
            {
                u[3] = 0.5 * u[4] + 0.5 * Math.Sqrt(u[1]);
                u[5] = double.IsFinite(u[3]) ? 1 : 0;
                u[6] = u[7] + 1;
                return 0;
            },
        },
        Locals = { [1] = (u, h, _) => Set(u, 2, h[0] * Math.Min(1, h[1] / u[3])) },
    };

    /// <summary>
    /// Rows and matrices of the last two axes: <c>p = p - rate (g - mean of the row)</c>, then <c>p = p / (1 + |p|)</c> with the norm of the
    /// matrix, then <c>p = p / (1 + largest p of the group + sum of p over the group / 1000)</c>.
    /// </summary>
    public static PlanRule Matrices() => new(
        "Matrices",
        new KernelPlan([P, G, new("sum", TensorSource.Scratch, 0, StateSpace.Row), new("mean", TensorSource.Scratch, 1, StateSpace.Row)],
            [new(3, LeafSource.Fact, 3)], [], true,
            [new(
            [
                new LoopStep(0, StateSpace.Element, LoopSpan.Rows, -1, false, [1], [2], []),
                new LoopStep(1, StateSpace.Row, LoopSpan.None, -1, false, [2], [3], []),
                new LoopStep(2, StateSpace.Element, LoopSpan.Rows, -1, false, [0, 1, 3], [0], []),
                new LoopStep(3, StateSpace.Element, LoopSpan.None, -1, true, [0], [], [new("", CollectiveScope.Matrix, CollectiveKind.Sum, 4)]),
                new UniformStep(1, CollectiveScope.Matrix),
                new LoopStep(4, StateSpace.Element, LoopSpan.None, -1, true, [0], [0], []),
                Flat(5, [0], [], new("", CollectiveScope.Group, CollectiveKind.Max, 6), new("", CollectiveScope.Group, CollectiveKind.Sum, 7)),
                new UniformStep(2, CollectiveScope.Group),
                Flat(6, [0], [0]),
            ], [])]),
        (t, n, columns, _, _) =>
        {
            for (long i = 0; i < n; i++)
                t[2][i / columns] = (i % columns == 0 ? 0 : t[2][i / columns]) + t[1][i];
        },
        (t, n, _, u, _) =>
        {
            for (long r = 0; r < n; r++)
                t[3][r] = t[2][r] / (float)u[3];
        },
        (t, n, columns, u, _) =>
        {
            for (long i = 0; i < n; i++)
                t[0][i] -= (float)u[0] * (t[1][i] - t[3][i / columns]);
        },
        (t, n, _, _, sums) => PlanRule.Squares(t[0], n, sums),
        (t, n, _, u, _) => Scale(t[0], n, (float)u[5]),
        (t, n, _, _, parts) =>
        {
            for (long start = 0; start < n; start += 1024)
            {
                (double most, double sum) = (double.NegativeInfinity, 0);
                for (long i = start; i < Math.Min(start + 1024, n); i++)
                    (most, sum) = (Math.Max(most, t[0][i]), sum + t[0][i]);
                (parts[start / 1024 * 2], parts[start / 1024 * 2 + 1]) = (most, sum);
            }
        },
        (t, n, _, u, _) => Scale(t[0], n, (float)u[8]))
    {
        Matrix = MatrixView.LastTwoAxes,
        Locals = { [1] = (u, _, _) => Set(u, 5, 1 / (1 + Math.Sqrt(u[4]))), [2] = (u, _, _) => Set(u, 8, 1 / (1 + u[6] + 0.001 * u[7])) },
    };

    /// <summary>A state for each column, <c>v = 0.9 v + 0.1 sum of g^2</c>, and <c>p = p - rate g / (sqrt(v) + largest |g| of the column + 0.001)</c>.</summary>
    public static PlanRule Columns(MatrixView view) => new(
        "Columns",
        new KernelPlan(
            [P, G, new("sums", TensorSource.ColumnSums, 0, StateSpace.Column), new("sum", TensorSource.Scratch, 0, StateSpace.Column), new("v", TensorSource.State, 0, StateSpace.Column),
                new("maxima", TensorSource.ColumnSums, 1, StateSpace.Column, (int)CollectiveKind.Max), new("most", TensorSource.Scratch, 1, StateSpace.Column)],
            [], [], false,
            [new(
            [
                new LoopStep(0, StateSpace.Element, LoopSpan.Rows, -1, false, [1], [2, 5], []),
                new LoopStep(1, StateSpace.Column, LoopSpan.None, -1, false, [3, 4], [4], []),
                new LoopStep(2, StateSpace.Element, LoopSpan.Rows, -1, false, [0, 1, 4, 6], [0], []),
            ], [])]),
        (t, n, columns, _, _) =>
        {
            for (long i = 0; i < n; i++)
            {
                float g = t[1][i];
                long c = i % columns;
                t[2][c] = i < columns ? g * g : t[2][c] + g * g;
                t[5][c] = i < columns ? Math.Abs(g) : Math.Max(t[5][c], Math.Abs(g));
            }
        },
        (t, n, _, _, _) =>
        {
            for (long c = 0; c < n; c++)
                t[4][c] = 0.9f * t[4][c] + 0.1f * t[3][c];
        },
        (t, n, columns, u, _) =>
        {
            for (long i = 0; i < n; i++)
                t[0][i] -= (float)u[0] * t[1][i] / (MathF.Sqrt(t[4][i % columns]) + t[6][i % columns] + 0.001f);
        })
    {
        StateList = [new("v", StateSpace.Column)],
        Matrix = view,
    };

    /// <summary>A state for each block of 48, <c>v = v / 2 + sum of g^2 / 2</c>, and <c>p = p - rate g / (1 + sqrt(v))</c>.</summary>
    public static PlanRule Blocks() => new(
        "Blocks",
        new KernelPlan(
            [P, G, new("sum", TensorSource.Scratch, 0, StateSpace.Block), new("v", TensorSource.State, 0, StateSpace.Block)], [], [], false,
            [new(
            [
                new LoopStep(0, StateSpace.Element, LoopSpan.Blocks, 1, false, [1], [2], []),
                new LoopStep(1, StateSpace.Block, LoopSpan.None, 1, false, [2, 3], [3], []),
                new LoopStep(2, StateSpace.Element, LoopSpan.Blocks, 1, false, [0, 1, 3], [0], []),
            ], [])]),
        (t, n, length, _, _) =>
        {
            for (long i = 0; i < n; i++)
                t[2][i / length] = (i % length == 0 ? 0 : t[2][i / length]) + t[1][i] * t[1][i];
        },
        (t, n, _, _, _) =>
        {
            for (long b = 0; b < n; b++)
                t[3][b] = 0.5f * t[3][b] + 0.5f * t[2][b];
        },
        (t, n, length, u, _) =>
        {
            for (long i = 0; i < n; i++)
                t[0][i] -= (float)u[0] * t[1][i] / (1 + MathF.Sqrt(t[3][i / length]));
        })
    {
        StateList = [new("v", StateSpace.Block)],
        Blocks = 48,
        Initial = 0.5,
        Before = (u, h, _) =>
        {
            (u[0], u[1]) = (h[0], 48);
            return 0;
        },
    };

    /// <summary>
    /// By shape: matrices keep <c>m = 0.9 m + sum of g</c> for each row, vectors <c>m = 0.9 m + g</c> for each weight; <c>p = p - rate m</c>.
    /// Each tensor counts its steps, from <see cref="PlanRule.Initial"/>.
    /// </summary>
    public static PlanRule ByShape() => new(
        "ByShape",
        new KernelPlan(
            [P, G, new("rows", TensorSource.State, 0, StateSpace.Row), new("all", TensorSource.State, 1)], [new(1, LeafSource.Fact, 1), new(2, LeafSource.State, 2)], [], true,
            [new([new LoopStep(0, StateSpace.Element, LoopSpan.Rows, -1, false, [0, 1, 2], [0, 2], [])], [new(2, 3)]), new([Flat(1, [0, 1, 3], [0, 3])], [new(2, 3)])]),
        (t, n, columns, u, _) =>
        {
            for (long row = 0; row < n / columns; row++)
            {
                float sum = 0;
                for (long c = 0; c < columns; c++)
                    sum += t[1][row * columns + c];
                t[2][row] = 0.9f * t[2][row] + sum;
                for (long c = 0; c < columns; c++)
                    t[0][row * columns + c] -= (float)u[0] * t[2][row];
            }
        },
        (t, n, _, u, _) =>
        {
            for (long i = 0; i < n; i++)
            {
                t[3][i] = 0.9f * t[3][i] + t[1][i];
                t[0][i] -= (float)u[0] * t[3][i];
            }
        })
    {
        StateList = [new("rows", StateSpace.Row), new("all"), new("count", StateSpace.Tensor)],
        Has = (state, facts) => state == 2 || (state == 0) == facts.Rank >= 2,
        Initial = 2,
        Before = (u, h, _) =>
        {
            (u[0], u[3]) = (h[0], u[2] + 1);
            return u[1] >= 2 ? 0 : 1;
        },
    };

    /// <summary>Gathers gradients for a step and applies the sum at the next.</summary>
    public static PlanRule EverySecond() => new(
        "EverySecond",
        new KernelPlan([P, G, new("sum", TensorSource.State, 0)], [new(1, LeafSource.State, 1)], [], false,
            [new([Flat(0, [1, 2], [2])], [new(1, 2)], false), new([Flat(1, [0, 1, 2], [0, 2])], [new(1, 2)])]),
        (t, n, _, _, _) =>
        {
            for (long i = 0; i < n; i++)
                t[2][i] += t[1][i];
        },
        (t, n, _, u, _) =>
        {
            for (long i = 0; i < n; i++)
                (t[0][i], t[2][i]) = (t[0][i] - (float)u[0] * (t[2][i] + t[1][i]), 0);
        })
    {
        StateList = [new("sum"), new("gathered", StateSpace.Global)],
        Before = (u, h, _) =>
        {
            (u[0], u[2]) = (h[0], 1 - u[1]);
            return (int)u[1];
        },
    };

    /// <summary><c>p = p - rate loss g / hessian</c>.</summary>
    public static PlanRule WithInputs() => new(
        "WithInputs",
        new KernelPlan([P, G, new("hessian", TensorSource.Input, 0)], [new(1, LeafSource.Input, 1)], [], false, [new([Flat(0, [0, 1, 2], [0])], [])]),
        (t, n, _, u, _) =>
        {
            for (long i = 0; i < n; i++)
                t[0][i] -= (float)(u[0] * u[1]) * t[1][i] / t[2][i];
        })
    {
        InputList = [new("hessian", false), new("loss", true)],
    };

    /// <summary><c>p = p - rate (g + z)</c> with a normal number z for each weight, by the rows of the tensor or by any piece.</summary>
    public static PlanRule Noise(LoopSpan span) => new(
        "Noise",
        new KernelPlan([P, G, new("z", TensorSource.Draw, 3, StateSpace.Element, (int)DrawKind.Normal)], [], [], false,
            [new([new LoopStep(0, StateSpace.Element, span, -1, false, [0, 1, 2], [0], [])], [])]),
        (t, n, _, u, _) =>
        {
            for (long i = 0; i < n; i++)
                t[0][i] -= (float)u[0] * (t[1][i] + t[2][i]);
        });

    /// <summary><c>m = m / 2 + g</c> in a loop of one kind, then <c>p = p - rate m</c> in one of another.</summary>
    public static PlanRule TwoKinds(LoopKind first, LoopKind second, MatrixView view) => new(
        "TwoKinds",
        new KernelPlan([P, G, new("m", TensorSource.State, 0)], [], [], true, [new([Step(0, first, [1, 2], [2]), Step(1, second, [0, 2], [0])], [])]),
        (t, n, _, _, _) =>
        {
            for (long i = 0; i < n; i++)
                t[2][i] = 0.5f * t[2][i] + t[1][i];
        },
        (t, n, _, u, _) =>
        {
            for (long i = 0; i < n; i++)
                t[0][i] -= (float)u[0] * t[2][i];
        })
    {
        StateList = [new("m")],
        Matrix = view,
        Before = (u, h, _) =>
        {
            (u[0], u[1]) = (h[0], 100);
            return 0;
        },
    };

    private static LoopStep Step(int loop, LoopKind kind, IReadOnlyList<int> reads, IReadOnlyList<int> writes) => new(
        loop, StateSpace.Element,
        kind switch { LoopKind.Rows => LoopSpan.Rows, LoopKind.Blocks => LoopSpan.Blocks, _ => LoopSpan.None },
        kind == LoopKind.Blocks ? 1 : -1, kind == LoopKind.Matrices, reads, writes, []);

    private static LoopStep Flat(int loop, IReadOnlyList<int> reads, IReadOnlyList<int> writes, params ReductionInfo[] reductions) =>
        new(loop, StateSpace.Element, LoopSpan.None, -1, false, reads, writes, reductions);

    private static int Set(double* uniforms, int slot, double value)
    {
        uniforms[slot] = value;
        return 0;
    }

    private static void Scale(float* values, long count, float factor)
    {
        for (long i = 0; i < count; i++)
            values[i] *= factor;
    }
}
