namespace ScheduleDsl;

/// <summary>Where one piece of a schedule ends and the next begins.</summary>
/// <param name="Time">In updates.</param>
/// <param name="Value">The value from there on.</param>
/// <param name="Piece">Name of the piece that begins there; empty where it has none, and at the end.</param>
public readonly record struct Knot(double Time, double Value, string Piece);
