using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>
/// The collectives of one step. They have no names: a weight's first collective over rows is that of the other weights of its row, and its first matrix operation that of all places of its matrix.
/// Each scope counts for itself, because weights of different tensors may take different branches. A body whose collective has no value yet is parked there: it goes on with NaN to its end, which costs
/// far less than an exception for every place, and nobody looks at what it comes to.
/// </summary>
internal sealed class Collector(IReadOnlyList<ReplayTensor> tensors, ReplayDraws draws, long step) : ICollectiveReplay, IDraws
{
    private static readonly int Scopes = Enum.GetValues<CollectiveScope>().Length;

    private readonly Dictionary<(CollectiveScope Scope, int Order, int Owner, int Index), Gathering> gatherings = [];
    private readonly Dictionary<(int Tensor, int Matrix, int Order), MatrixSite> matrices = [];
    private readonly Dictionary<(int Group, int Order), VectorSite> vectors = [];
    private readonly Dictionary<(int Tensor, int Order), double> blockLengths = [];
    private readonly int[] met = new int[Scopes];
    private int metMatrices;
    private int metVectors;
    private World world = null!;
    private int place;

    /// <summary>What the place at work sees in the place of what is not of its world.</summary>
    public Unseen Unseen { get; private set; } = new(0, 0);

    /// <summary>Where the last run of a body was parked, if it was: a collective or a matrix operation without a value.</summary>
    public object? ParkedAt { get; private set; }

    public bool IsParked => ParkedAt is not null;

    /// <summary>The operands that it was given.</summary>
    public float[] Operands { get; private set; } = [];

    /// <summary>Turns to a place, from the start of its body.</summary>
    /// <param name="ofWorld">Where it is.</param>
    /// <param name="atPlace">Which one.</param>
    /// <param name="trial">0 for its own numbers; from 1 on for others in the place of what it does not see, and finite ones wherever it matters which world a value is of.</param>
    /// <param name="sample">Which of the places that are tried it is.</param>
    public void Begin(World ofWorld, int atPlace, int trial = 0, int sample = 0)
    {
        (world, place, ParkedAt, metMatrices, metVectors) = (ofWorld, atPlace, null, 0, 0);
        Array.Clear(met);
        Unseen = new Unseen(trial, sample);
        draws.Begin(step, world.Tensor, atPlace);
        OneWeight.SetReplay(this, world.Of.Facts);
    }

    public double Collect(CollectiveScope scope, CollectiveKind kind, double length, float x, double rank)
    {
        if (IsParked)
            return float.NaN;
        int order = ++met[(int)scope];
        Span span = SpanOf(scope, order, length);
        Gathering gathering = Find(scope, kind, order, span);

        // Also where the result is not seen it is waited for, so that no world runs ahead of another.
        if (gathering.Value is { } value)
            return Sees(scope) ? Unseen.Seen(value) : Unseen.Next();
        if (!Unseen.IsTrial && (world.IsOfWeights || scope >= CollectiveScope.Rows))
            gathering.Give(kind, rank, world.Of, world.Space, OfTensor(scope, span), x);
        return Park(gathering, x);
    }

    public float CollectVectors(CollectiveScope scope, CollectiveKind kind, float x)
    {
        if (IsParked || IsParkedForWorlds(x))
            return float.NaN;
        var site = (world.Of.Group, ++metVectors);
        if (!vectors.TryGetValue(site, out VectorSite? found))
            vectors.Add(site, found = new VectorSite($"Across.{scope}.{kind}, number {metVectors} of the group of {world.Of},"));
        if (found.Value is { } value)
        {
            MatrixSpace space = found.SpaceOf(world.Tensor);
            int length = space == MatrixSpace.Row ? world.Of.Rows : world.Of.Columns;
            return world.See(space, new ArraySegment<float>(value, world.MatrixOf(place) * length, length), place) is { } number ? Unseen.Seen(number) : Unseen.Next();
        }
        if (!Unseen.IsTrial)
            found.Give(world, place, x);
        return Park(found, x);
    }

    public float OfMatrix(MatrixKind kind, float x, float y, double key) => kind switch
    {
        MatrixKind.NormalRows or MatrixKind.NormalColumns or MatrixKind.RandomOrder or MatrixKind.RandomRows or MatrixKind.RandomColumns or MatrixKind.RandomEntries
            or MatrixKind.WeightedOrder => OfMatrix(kind, draws.OfMatrix(key), null, x),
        MatrixKind.Transpose or MatrixKind.Identity or MatrixKind.Diagonal or MatrixKind.Upper or MatrixKind.RowSums or MatrixKind.ColumnSums or MatrixKind.Order => OfMatrix(kind, null, null, x),
        _ => OfMatrix(kind, null, null, x, y),
    };

    public float OfProduct(MatrixKind kind, float x, float y, float addend, double alpha, double beta) => OfMatrix(kind, null, (alpha, beta), x, y, addend);

    private float OfMatrix(MatrixKind kind, DrawStream? stream, (double Alpha, double Beta)? factors, params float[] operands)
    {
        if (IsParked || IsParkedForWorlds(operands))
            return float.NaN;
        int matrix = world.MatrixOf(place);
        var site = (world.Tensor, matrix, ++metMatrices);
        if (!matrices.TryGetValue(site, out MatrixSite? found))
            matrices.Add(site, found = new MatrixSite(kind, metMatrices, matrix, world.Of, stream));
        if (!Unseen.IsTrial)
            found.Require(kind, factors);
        if (found.Value is { } value)
            return world.See(found.Space, value, place) is { } number ? Unseen.Seen(number) : Unseen.Next();
        if (!Unseen.IsTrial)
            found.Give(world, place % world.PerMatrix, operands);
        return Park(found, operands);
    }

    // Those that have run so far saw matrix operations nowhere, and run again.
    private bool IsParkedForWorlds(params float[] operands)
    {
        if (world.Of.HasMatrices)
            return false;
        world.Of.HasMatrices = true;
        Park(world.Of, operands);
        return true;
    }

    public float Draw(DrawKind kind)
    {
        if (IsParked)
            return float.NaN;
        if (world.IsOfWeights)
            return draws.Draw(kind);
        draws.Skip();
        return Unseen.Next();
    }

    /// <summary>Computes what is complete.</summary>
    /// <param name="worldOf">The world of a tensor's space.</param>
    /// <exception cref="ReplayException">Nothing is, although weights wait: some do not come.</exception>
    public void Reduce(Func<int, MatrixSpace, World> worldOf)
    {
        Gathering[] open = [.. gatherings.Values.Where(g => g.Value is null)];
        (int Tensor, MatrixSite Site)[] waiting = [.. matrices.Where(m => m.Value.Value is null).Select(m => (m.Key.Tensor, m.Value))];
        (int Tensors, VectorSite Site)[] sums = [.. vectors.Where(v => v.Value.Value is null).Select(v => (tensors.Count(t => t.Group == v.Key.Group && t.Length > 0), v.Value))];
        string? problem = open.FirstOrDefault(g => g.IsPartial)?.Problem() ?? waiting.Select(w => w.Site.Problem()).Concat(sums.Select(s => s.Site.Problem())).FirstOrDefault();
        int done = open.Count(g => g.TryReduce()) + waiting.Count(w => w.Site.TryReduce(space => worldOf(w.Tensor, space))) + sums.Count(s => s.Site.TryReduce(s.Tensors));

        // Where nothing else goes on, the tensors that are not there do not come.
        if (done == 0 && open.Count(g => g.TryReducePresent()) + sums.Count(s => s.Site.TryReduce(1)) == 0)
            throw new ReplayException(problem ?? "No collective can be reduced.");
        Forget();
    }

    /// <summary>Forgets where operands were seen, as places are tried again.</summary>
    public void ForgetSightings()
    {
        foreach (Gathering gathering in gatherings.Values)
            gathering.Sightings.Clear();
        foreach (MatrixSite site in matrices.Values)
            site.Sightings.Clear();
        foreach (VectorSite site in vectors.Values)
            site.Sightings.Clear();
    }

    /// <summary>Forgets operands, which are given again.</summary>
    public void Forget()
    {
        foreach (Gathering gathering in gatherings.Values)
            gathering.Forget();
        foreach (MatrixSite site in matrices.Values)
            site.Forget();
        foreach (VectorSite site in vectors.Values)
            site.Forget();
    }

    private Gathering Find(CollectiveScope scope, CollectiveKind kind, int order, Span span)
    {
        int owner = scope == CollectiveScope.All ? 0 : scope == CollectiveScope.Group ? world.Of.Group : world.Tensor;
        var key = (scope, order, owner, span.Index);
        if (!gatherings.TryGetValue(key, out Gathering? gathering))
        {
            string name = $"Across.{scope}.{kind}, number {order} over its scope,";
            gatherings.Add(key, gathering = new Gathering(name, scope, kind, [.. tensors.Where(t => Shares(scope, t, world.Of))], span));
        }
        return gathering;
    }

    private static bool Shares(CollectiveScope scope, ReplayTensor x, ReplayTensor y) =>
        x == y || scope == CollectiveScope.All || (scope == CollectiveScope.Group && x.Group == y.Group);

    // Rows, columns and blocks have one result each; all else is for every place.
    private bool Sees(CollectiveScope scope) => world.IsOfWeights || scope switch
    {
        CollectiveScope.Row => world.Space == MatrixSpace.Row,
        CollectiveScope.Column => world.Space == MatrixSpace.Column,
        CollectiveScope.Block => false,
        _ => true,
    };

    private Span SpanOf(CollectiveScope scope, int order, double length)
    {
        if (scope == CollectiveScope.Block)
            RequireOneLength(order, length);
        return scope switch
        {
            _ when world.IsOfWeights => Span.Of(scope, world.Of, place, (long)length),
            CollectiveScope.Rows or CollectiveScope.Columns or CollectiveScope.Matrix => new Span(world.MatrixOf(place), place % world.PerMatrix, world.PerMatrix),
            CollectiveScope.Row or CollectiveScope.Column or CollectiveScope.Block => Span.Of(scope, world.Of, world.WeightOf(place), (long)length),
            _ => new Span(0, place, world.Length),
        };
    }

    // Over several tensors, each has operands of its own.
    private Span OfTensor(CollectiveScope scope, Span span) => scope is CollectiveScope.Group or CollectiveScope.All ? new Span(0, place, world.Length) : span;

    private void RequireOneLength(int order, double length)
    {
        double first = blockLengths.TryGetValue((world.Tensor, order), out double known) ? known : blockLengths[(world.Tensor, order)] = length;
        if (!first.Equals(length))
            throw new ReplayException(FormattableString.Invariant($"A block of {world.Of} is {first:R} long for some weights and {length:R} for others: the length is the same for a whole tensor."));
    }

    private float Park(object at, params float[] operands)
    {
        (ParkedAt, Operands) = (at, operands);
        return float.NaN;
    }
}
