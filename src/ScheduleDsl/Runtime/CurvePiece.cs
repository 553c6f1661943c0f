namespace ScheduleDsl;

/// <summary>A stretch of a schedule between two knots.</summary>
/// <param name="Name">The phase, such as <c>Warmup</c> or <c>Decay2</c>; empty where it has no name.</param>
/// <param name="Start">Time of its first knot, in updates.</param>
/// <param name="End">Time of its last knot, in updates; infinite for a stretch without end. The value at <c>End</c> belongs to what follows.</param>
/// <param name="Form">What is known of the value in between.</param>
public readonly record struct CurvePiece(string Name, double Start, double End, PieceForm Form);

/// <summary>What is known of a schedule's value between two knots.</summary>
public enum PieceForm
{
    /// <summary>Nothing: a profile, drops, a formula of the author's.</summary>
    Curved,

    /// <summary>One value.</summary>
    Constant,

    /// <summary>A straight line: equal updates change it equally, but for rounding.</summary>
    Straight,

    /// <summary>Never turns: it never rises, or never falls, but for rounding. Which of the two its ends tell.</summary>
    Monotone,
}
