using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>What a step does with whole matrices, for each matrix: it grows with the sides, so no number for each weight can say it.</summary>
/// <param name="Operations">Arithmetic of products, solves and of loops over other spaces than the weights', by what it grows with.</param>
/// <param name="Decompositions">Decompositions, such as <c>QR of rows x rank</c>.</param>
public sealed record MatrixWork(EquatableArray<MatrixTerm> Operations, EquatableArray<string> Decompositions)
{
    public static MatrixWork None { get; } = new(EquatableArray<MatrixTerm>.Empty, EquatableArray<string>.Empty);

    /// <summary>A count by which cards are compared: that of matrices whose sides are all the same.</summary>
    public double Weight => Operations.Sum(t => t.Weight);

    public static MatrixWork Of(Graph graph, Variant variant)
    {
        List<MatrixTerm> terms = [];
        List<string> decompositions = [];
        foreach (Pass pass in variant.AllPasses)
        {
            if (pass.Matrix >= 0)
                Add(graph, pass.Matrix, terms, decompositions);
            else if (MatrixSpaces.RateOf(pass.Space) is { } rate && MatrixSpaces.SidesOf(rate) is var (height, width))
                terms.Add(new MatrixTerm(OperationCount.Of(graph, pass), height, width));
        }

        EquatableArray<MatrixTerm> sums = terms.Where(t => t.Count > 0).GroupBy(t => t with { Count = 0 }).Select(g => g.Key with { Count = g.Sum(t => t.Count) })
            .OrderByDescending(t => t.Order).ThenByDescending(t => t.Count).ThenBy(t => t.Text).ToEquatableArray();
        return new MatrixWork(sums, decompositions.Distinct().ToEquatableArray());
    }

    /// <summary>Such as <c>15 rows^2 columns + 10 rows^3</c>.</summary>
    public string OperationsText => string.Join(" + ", Operations.Select(t => t.Text));

    private static void Add(Graph graph, int number, List<MatrixTerm> terms, List<string> decompositions)
    {
        Value value = graph.Values[number];
        MatrixKind kind = MatrixOperation.Of(value).Kind;
        (Side Height, Side Width)[] x = [.. value.Operands.Select(o => MatrixSpaces.SidesOf(graph.Values[o].Rate) ?? (Side.One, Side.One))];
        int each = Symmetry.IsSymmetric(graph, number) ? 1 : 2;
        switch (kind)
        {
            case MatrixKind.Product:
                terms.Add(new MatrixTerm(each, x[0].Height, x[0].Width, x[1].Width));
                break;
            case MatrixKind.ProductTransposed:
                terms.Add(new MatrixTerm(each, x[0].Height, x[0].Width, x[1].Height));
                break;
            case MatrixKind.TransposedProduct:
                terms.Add(new MatrixTerm(each, x[0].Width, x[0].Height, x[1].Width));
                break;
            case MatrixKind.Solve or MatrixKind.SolveTransposed:
                terms.Add(new MatrixTerm(1, x[0].Height, x[0].Width, x[1].Width));
                break;
            case MatrixKind.SolveRight:
                terms.Add(new MatrixTerm(1, x[0].Height, x[1].Height, x[1].Width));
                break;
            case MatrixKind.RowSums or MatrixKind.ColumnSums or MatrixKind.ScaleRows or MatrixKind.ScaleColumns:
                terms.Add(new MatrixTerm(1, x[0].Height, x[0].Width));
                break;
            case MatrixKind.Orthonormal or MatrixKind.OrthonormalRows:
                decompositions.Add($"QR of {Words(x[0])}");
                break;
            case MatrixKind.EigenVectors:
                decompositions.Add($"eigenvectors of {Words(x[0])}");
                break;
            case MatrixKind.LeftVectors or MatrixKind.RightVectors or MatrixKind.TopLeftVectors or MatrixKind.TopRightVectors:
                decompositions.Add($"singular vectors of {Words(x[0])}");
                break;
        }
    }

    private static string Words((Side Height, Side Width) sides) => $"{MatrixSpaces.Word(sides.Height)} x {MatrixSpaces.Word(sides.Width)}";
}
