using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>A rule under its settings, and the tensors that it is proved with.</summary>
internal sealed class Subject(OptimizerSettings settings, ProofOptions options)
{
    // Every length around a vector and twice its width; rows and columns that are none of its multiples; columns longer than the 64 rows that are
    // summed at a time, a row longer than the 1,024 numbers; several matrices, and a kernel.
    private static readonly int[][] Usual =
    [
        .. Enumerable.Range(0, 71).Select(n => new[] { n }),
        [], [5, 7], [1, 13], [13, 1], [67, 3], [2, 1031], [2, 3, 5], [4, 3, 2, 2],
    ];

    // Of a rule with matrix operations, whose body runs for each pair of rows or columns too: high, wide, square, of one row and one column, and several seen as one or not.
    private static readonly int[][] Matrices = [[], [1], [6], [19], [5, 7], [4, 4], [1, 13], [13, 1], [67, 3], [3, 37], [2, 3, 5], [4, 3, 2, 2]];

    // Longer than the 384 terms of a product that are added at a time.
    private static readonly int[] Deep = [3, 401];

    // Several pieces of the smallest size, the last of them short.
    private static readonly int[] Pieces = [37, 131];

    public OptimizerSettings Settings { get; } = settings;

    public CompiledRule Rule { get; } = CompiledRules.Of(settings);

    public int Seed => options.Seed;

    /// <summary>Whether the rule has matrix operations.</summary>
    public bool HasMatrices => Rule.Plan(ElementType.Float32).Variants.SelectMany(v => v.Steps).OfType<MatrixStep>().Any();

    /// <summary>Lengths and shapes in words.</summary>
    public string Shapes => options.Shapes is not null ? "the given shapes" : HasMatrices ? "high and wide matrices, of one row and of several pieces" : "lengths 0 to 70 and odd shapes";

    /// <summary>Tensors that a body is run over weight by weight.</summary>
    public Workload Small => Of(HasMatrices ? HasPairsOfColumns ? Matrices : [.. Matrices, Deep] : Usual);

    /// <summary>The same, and one that several threads share.</summary>
    public Workload Large => Of([.. HasMatrices ? [.. Matrices, Deep] : Usual, Pieces]);

    /// <summary>Tensors of several tiles, in which numbers of less than float are widened, the last of them short.</summary>
    public Workload Tiled => Of(HasMatrices ? [[5], [3, 7], [33, 40]] : [[5], [3, 7], [2, 1031]]);

    /// <summary>A few tensors, for what is looked at closely.</summary>
    public Workload Few => Of(HasMatrices ? [[4, 6], [5], [7, 3]] : [[4, 6], [5], [3, 7]]);

    // So many that a body is not run for all of them where one side is long.
    private bool HasPairsOfColumns => Rule.Plan(ElementType.Float32).Tensors.Any(t => t.Space == StateSpace.ColumnsByColumns);

    private Workload Of(IReadOnlyList<int[]> usual) =>
        new(Rule, Seed, options.Shapes ?? [.. usual.Where(shape => shape.Length >= Rule.Ranks.Least && shape.Length <= Rule.Ranks.Most)]);
}
