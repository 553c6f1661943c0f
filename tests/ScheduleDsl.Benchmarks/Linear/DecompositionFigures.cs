using System;
using System.Collections.Generic;
using System.Numerics;
using System.Text;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using ScheduleDsl.Benchmarks.Report;

namespace ScheduleDsl.Benchmarks.Linear;

/// <summary>Decompositions against those of MathNet.Numerics' managed provider, on one thread.</summary>
internal static class DecompositionFigures
{
    public static void Write(StringBuilder text, IReadOnlyList<int> sizes, int rounds)
    {
        // Its native providers are other libraries.
        Control.UseManaged();
        Control.UseSingleThread();
        Table table = new("decomposition", "size", "float ms", "MathNet float ms", "times faster", "double ms", "MathNet double ms", "times faster", "spread");
        foreach (int size in sizes)
        {
            Add(table, "QR", size, rounds, (a, _, x, y, _, context) => QrDecomposition.Run(a, x, y, context), (a, _, x, y, _, context) => QrDecomposition.Run(a, x, y, context),
                (a, _) => a.QR(QRMethod.Thin), (a, _) => a.QR(QRMethod.Thin));
            Add(table, "symmetric eigen", size, rounds, (_, s, x, _, w, context) => SymmetricEigen.Run(s, w, x, descending: true, context),
                (_, s, x, _, w, context) => SymmetricEigen.Run(s, w, x, descending: true, context),
                (_, s) => s.Evd(Symmetricity.Symmetric), (_, s) => s.Evd(Symmetricity.Symmetric));
            Add(table, "SVD", size, rounds, (a, _, x, y, w, context) => SingularValues.Run(a, x, w, y, context), (a, _, x, y, w, context) => SingularValues.Run(a, x, w, y, context),
                (a, _) => a.Svd(), (a, _) => a.Svd());
        }

        table.WriteTo(text);
    }

    private delegate LinearOutcome Own<T>(MatrixView<T> a, MatrixView<T> symmetric, MatrixView<T> x, MatrixView<T> y, MatrixView<T> w, LinearContext context)
        where T : unmanaged;

    private static void Add(
        Table table, string name, int size, int rounds, Own<float> own, Own<double> ownDouble, Func<Matrix<float>, Matrix<float>, object> theirs,
        Func<Matrix<double>, Matrix<double>, object> theirsDouble)
    {
        (double single, double spread, double singleTheirs) = Measure(size, rounds, own, theirs);
        (double twice, _, double twiceTheirs) = Measure(size, rounds, ownDouble, theirsDouble);
        table.Add(
            name, $"{size}", Table.Number(single * 1e3, "0.0"), Table.Number(singleTheirs * 1e3, "0.0"), Table.Times(singleTheirs / single), Table.Number(twice * 1e3, "0.0"),
            Table.Number(twiceTheirs * 1e3, "0.0"), Table.Times(twiceTheirs / twice), Table.Number(spread));
    }

    private static (double Own, double Spread, double Theirs) Measure<T>(int size, int rounds, Own<T> own, Func<Matrix<T>, Matrix<T>, object> theirs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Operand<T> a = new(size, size, 1), symmetric = new(size, size, 2), x = new(size, size, 3), y = new(size, size, 4), w = new(1, size, 5);
        LinearContext context = new(new LinearWorkspace(), new LinearOptions());
        Product.Gram(a.View, symmetric.View, context.Workspace, context.Options);
        Matrix<T> general = Copy(a.View), gram = Copy(symmetric.View);
        (double Median, double Spread)[] times = Turns.Run(
            [() => own(a.View, symmetric.View, x.View, y.View, w.View, context).ThrowIfFailed(), () => theirs(general, gram)], rounds, threads: 1);
        return (times[0].Median, times[0].Spread, times[1].Median);
    }

    private static Matrix<T> Copy<T>(MatrixView<T> view)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Matrix<T>.Build.Dense(view.Rows, view.Columns, (i, j) => view[i, j]);
}
