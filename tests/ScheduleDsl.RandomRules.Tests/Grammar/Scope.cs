using System.Collections.Immutable;
using System.Linq;
using ScheduleDsl.RandomRules.Tests.Model;

namespace ScheduleDsl.RandomRules.Tests.Grammar;

/// <summary>What a statement or expression may use at its place.</summary>
internal sealed record Scope
{
    public ImmutableList<(string Name, Kind Kind, bool IsWritable)> Names { get; init; } = [];

    /// <summary>States that exist only under a hyperparameter, which an <c>if</c> on it lets in.</summary>
    public ImmutableArray<StateModel> Conditional { get; init; } = [];

    /// <summary>The int and the enum hyperparameter, and the length of blocks.</summary>
    public Expression? Whole { get; init; }

    public Expression? Mode { get; init; }

    public Expression? BlockLength { get; init; }

    /// <summary>How deep collectives may be nested here; 0 where there must be none.</summary>
    public int Nesting { get; init; }

    /// <summary>The kinds that a pass over memory follows: a rule has rows and columns, or blocks.</summary>
    public ImmutableArray<Kind> Followed { get; init; } = [];

    /// <summary>The kinds of pairs that there are: of a rule with matrix operations.</summary>
    public ImmutableArray<Kind> Pairs { get; init; } = [];

    /// <summary>Whether random numbers may be drawn here: not where only some weights, or some steps, come by.</summary>
    public bool MayDraw { get; init; }

    /// <summary>Whether the rule may ask for the sizes of its tensor.</summary>
    public bool HasSizes { get; init; }

    /// <summary>Whether this is inside of a branch that only some weights take: nothing but floats of each weight may change there.</summary>
    public bool IsVarying { get; init; }

    /// <summary>How many more uniform branches there may be: each may double the loops.</summary>
    public int Branches { get; init; } = 3;

    /// <summary>How many more early returns there may be.</summary>
    public int Returns { get; init; } = 2;

    /// <summary>Names of locals are numbered; those of a block start with its number.</summary>
    public string Prefix { get; init; } = "";

    public int Next { get; init; }

    public string NewName(string letter) => $"{letter}{Prefix}{Next}";

    public Scope With(string name, Kind kind, bool isWritable = true) =>
        this with { Names = Names.Add((name, kind, isWritable)), Next = Next + 1 };

    /// <summary>The inside of a statement at this place.</summary>
    public Scope Inner(string side) => this with { Prefix = $"{Prefix}{Next}{side}", Next = 0, Branches = Branches > 1 ? 1 : 0, Returns = 0 };

    /// <summary>The inside of a branch that some weights take. A return in it would leave only some weights for what follows the branch.</summary>
    public Scope Varying(string side) => Inner(side) with { IsVarying = true, Nesting = 0, MayDraw = false, Returns = Followed.IsEmpty && !MayDraw ? Returns : 0 };

    public ImmutableArray<(string Name, Kind Kind)> Fitting(Kind kind) => [.. Names.Where(n => n.Kind.Fits(kind)).Select(n => (n.Name, n.Kind))];

    /// <summary>What may be assigned to here: in a varying branch, floats of each weight only.</summary>
    public ImmutableArray<(string Name, Kind Kind)> Writable() =>
        [.. Names.Where(n => n.IsWritable && (!IsVarying || n.Kind == Kind.Float)).Select(n => (n.Name, n.Kind))];
}
