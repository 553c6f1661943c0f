using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>A tensor of a replay: an instance of the rule's class for each weight.</summary>
/// <param name="name">What messages call it.</param>
/// <param name="shape">Size of each dimension; empty for a scalar.</param>
/// <param name="values">The weights before the first step.</param>
/// <param name="group">The place of its group.</param>
/// <param name="parts">How many matrices its rows are, one below the other.</param>
internal sealed class ReplayTensor(string name, IReadOnlyList<int> shape, float[] values, int group = 0, int parts = 1)
{
    public string Name { get; } = name;

    public int Group { get; } = group;

    /// <summary>The layer that its parameter is part of, where the table says so.</summary>
    public int? Layer { get; init; }

    /// <summary>The weights, as the last step left them.</summary>
    public float[] Values { get; set; } = (float[])values.Clone();

    public float[] Gradients { get; } = new float[values.Length];

    /// <summary>For each weight its optimizer; nobody changes one in place.</summary>
    public object[] Optimizers { get; set; } = [];

    /// <summary>States of matrices other than the tensor's own, as the last step left them, by name; none of those that still begin.</summary>
    public Dictionary<string, float[]> Matrices { get; } = [];

    /// <summary>Whether its body has matrix operations, as far as it has been seen.</summary>
    public bool HasMatrices { get; set; }

    /// <summary>Whether a step has been made.</summary>
    public bool HasStepped { get; set; }

    public TensorFacts Facts { get; private set; }

    public int Length => Values.Length;

    public int Rows => (int)Facts.Rows;

    public int Columns => (int)Facts.Columns;

    public int MatrixLength => Rows * Columns;

    /// <summary>Looks at the tensor as a rule does.</summary>
    /// <param name="view">What rows and columns are.</param>
    /// <param name="groupLength">Weights of the group.</param>
    /// <param name="allLength">Weights of the run.</param>
    /// <param name="places">The tensor's places in its group and in the layers, and how many layers there are.</param>
    public void See(MatrixView view, long groupLength, long allLength, (int InGroup, int Layer, int Layers) places)
    {
        (long matrices, long rows, long columns) = shape.Count <= 1 ? (1L, 1L, (long)Length)
            : view == MatrixView.FirstAxis ? (1, shape[0], Product(shape.Skip(1)))
            : (Product(shape.SkipLast(2)), shape[^2], shape[^1]);
        Facts = new TensorFacts(Length, shape.Count, rows / parts, columns, matrices * parts, Product(shape.Skip(2)), groupLength, allLength)
        {
            PlaceInGroup = places.InGroup,
            Layer = places.Layer,
            Layers = places.Layers,
        };
    }

    public override string ToString() => $"{Name} [{string.Join(", ", shape)}]";

    private static long Product(IEnumerable<int> sizes) => sizes.Aggregate(1L, (product, size) => product * size);
}
