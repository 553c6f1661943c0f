using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>A matrix operation of a body, for one matrix of a tensor: its operands, place by place, and then its result.</summary>
/// <param name="kind">The operation.</param>
/// <param name="order">Which of the body's matrix operations it is, from 1.</param>
/// <param name="matrix">Which matrix of the tensor.</param>
/// <param name="tensor">The tensor.</param>
/// <param name="stream">Where random numbers come from.</param>
internal sealed class MatrixSite(MatrixKind kind, int order, int matrix, ReplayTensor tensor, DrawStream? stream)
{
    private World[] suppliers = [];
    private float[][] operands = [];
    private int[] counts = [];
    private (double Alpha, double Beta)? factors;

    public Sightings Sightings { get; } = new();

    /// <summary>The result, row by row, once both operands are complete.</summary>
    public float[]? Value { get; private set; }

    /// <summary>The space of the result.</summary>
    public MatrixSpace Space { get; private set; }

    /// <summary>The worlds that the operands come from.</summary>
    public IReadOnlyList<World> Suppliers => suppliers;

    private string Name => $"Across.Matrix.{kind}, matrix operation number {order} of {tensor},";

    /// <summary>Finds out which worlds the operands are of.</summary>
    /// <param name="count">How many there are.</param>
    /// <exception cref="ReplayException">That cannot be told.</exception>
    public void Decide(int count)
    {
        World first = Supplier(0, _ => true);
        suppliers = [first, .. Enumerable.Range(1, count - 1).Select(operand => Supplier(operand, world => operand > 1 || ResultSpace.Fits(kind, first.Space, world.Space)))];
        operands = [.. suppliers.Select(world => new float[world.PerMatrix])];
        counts = new int[count];
        Space = ResultSpace.Of(kind, suppliers[0].Space, count > 1 ? suppliers[1].Space : default);
        if (count > 2 && suppliers[2].Space != Space)
            throw new ReplayException($"{Name} gives a matrix of {Space}, and its addend is one of {suppliers[2].Space}.");
    }

    public void Require(MatrixKind given, (double Alpha, double Beta)? with)
    {
        if (given != kind)
            throw new ReplayException($"{Name} is {given} for some places and {kind} for others: a condition that differs between them chooses.");
        factors ??= with;
        if (!factors.Equals(with))
            throw new ReplayException($"{Name} is multiplied by {factors} for some places and by {with} for others.");
    }

    public void Give(World world, int place, float[] numbers)
    {
        for (int operand = 0; operand < suppliers.Length; operand++)
        {
            if (suppliers[operand].Space != world.Space)
                continue;
            operands[operand][place] = numbers[operand];
            counts[operand]++;
        }
    }

    /// <summary>Computes the result if all operands are there.</summary>
    /// <param name="world">The world of a space, to read its sizes from.</param>
    public bool TryReduce(Func<MatrixSpace, World> world)
    {
        bool isComplete = suppliers.Length > 0 && counts.Zip(operands).All(pair => pair.First == pair.Second.Length);
        if (isComplete)
            Value = Compute(world(Space)).Values;
        return isComplete;
    }

    /// <summary>Forgets the operands.</summary>
    public void Forget() => Array.Clear(counts);

    /// <summary>Why it cannot be computed.</summary>
    public string Problem() => $"{Name} does not get an operand from every place: it stands under a condition that differs between them. Compute it before the condition.";

    private Grid Compute(World result)
    {
        Grid[] grids = [.. suppliers.Zip(operands, (world, numbers) => new Grid(world.Height, world.Width, numbers))];
        if (stream is { } drawn)
            return PlainDraws.Of(kind, grids[0], result.Height, result.Width, matrix, drawn);
        Grid? b = grids.ElementAtOrDefault(1);
        Addend? addend = factors is var (alpha, beta) ? new Addend(grids[2], alpha, beta) : null;
        return PlainMatrices.Of(kind, grids[0], b, addend, result.Height, result.Width) ?? Decomposed.Of(kind, grids[0], b!, result.Height, result.Width);
    }

    // A row's or column's number is seen by each of its weights too, but is a vector where matrices are meant.
    // What depends on no matrix may be seen in many spaces: the one that the operation can take is meant, if there is only one.
    private World Supplier(int operand, Func<World, bool> fits)
    {
        IReadOnlyList<World> seen = Sightings.Of(operand);
        World[] vectors = [.. seen.Where(w => !w.IsOfWeights)], fitting = [.. seen.Where(fits)];
        return (seen.Count, vectors.Length) switch
        {
            (> 1, _) when fitting.Length == 1 => fitting[0],
            (0, _) => throw new ReplayException($"{Name} is given what is of no one space: numbers of several meet in it."),
            (1, _) => seen[0],
            (2, 1) when !vectors[0].Space.IsApart => vectors[0],
            _ => throw new ReplayException($"{Name} is given what may be of {string.Join(" or ", seen.Select(w => w.Space.ToString()))}: its numbers depend on none of the matrices, or are NaN in all of them."),
        };
    }
}
