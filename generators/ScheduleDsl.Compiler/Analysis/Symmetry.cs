using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>Whether a value is a symmetric matrix to the last bit, whatever its operands hold: then half of a product is computed.</summary>
public static class Symmetry
{
    public static bool IsSymmetric(Graph graph, int value) => Of(graph, value, []);

    private static bool Of(Graph graph, int number, Dictionary<int, bool> known)
    {
        if (known.TryGetValue(number, out bool result))
            return result;
        Value value = graph.Values[number];
        return known[number] = value.Rate.IsUniform() || MatrixSpaces.SidesOf(value.Rate) is var (height, width) && height == width && (value.Op == Op.Matrix
            ? OfMatrix(graph, value, known)
            : value.Operands.Count > 0 && value.Op != Op.Reduce && value.Operands.All(o => Of(graph, o, known)));
    }

    private static bool OfMatrix(Graph graph, Value value, Dictionary<int, bool> known)
    {
        int[] x = [.. value.Operands];
        bool isOfOne = x.Length > 1 && x[0] == x[1] && (x.Length < 3 || Of(graph, x[2], known));
        return MatrixOperation.Of(value).Kind switch
        {
            MatrixKind.ProductTransposed or MatrixKind.TransposedProduct => isOfOne,
            MatrixKind.Product => isOfOne && Of(graph, x[0], known),
            MatrixKind.Identity => true,
            MatrixKind.Transpose => Of(graph, x[0], known),
            _ => false,
        };
    }
}
