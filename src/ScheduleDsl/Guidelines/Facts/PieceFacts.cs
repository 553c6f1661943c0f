namespace ScheduleDsl.Guidelines.Facts;

/// <summary>A stretch of a schedule between two knots.</summary>
/// <param name="Name">The phase, such as <c>Warmup</c> or <c>Decay2</c>; empty where it has no name.</param>
/// <param name="Start">Its first knot, in updates.</param>
/// <param name="End">Its last knot; infinite for a stretch without end.</param>
/// <param name="Form">What is known of the value in between.</param>
internal sealed record PieceFacts(string Name, double Start, double End, PieceForm Form);

/// <summary>What is known of a schedule between two knots; the members of the public enum of this name.</summary>
internal enum PieceForm
{
    Curved,
    Constant,
    Straight,
    Monotone,
}

/// <summary>What a schedule does from its length on.</summary>
internal enum CurveEnding
{
    Hold,
    Repeat,
    Throw,
    Continue,
    Unknown,
}

/// <summary>What a schedule's setting is: the members of <c>HyperRole</c> that are for schedules.</summary>
internal enum CurveRole
{
    /// <summary>The value that warmups rise to and decays fall from.</summary>
    Peak,

    /// <summary>The value that a decay falls to.</summary>
    Floor,

    /// <summary>The part of the peak that a decay falls to.</summary>
    FloorOfPeak,

    /// <summary>The part of its own start that a decay falls to.</summary>
    FloorOfStart,

    /// <summary>How long a cycle rises by design, in updates or as a part of it.</summary>
    Rise,

    /// <summary>Updates of the whole.</summary>
    Length,

    /// <summary>Updates of the warmup that it begins with.</summary>
    WarmupLength,

    /// <summary>The part of the whole that this warmup takes.</summary>
    WarmupPart,

    /// <summary>Updates of another phase.</summary>
    PhaseLength,
}
