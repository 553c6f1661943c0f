using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>What was compiled from one schedule; the declarations around it do not look inside.</summary>
/// <param name="Pieces">The phases in order; empty where the schedule knows of none.</param>
/// <param name="Ending">The member of <c>ScheduleEnd</c>.</param>
/// <param name="Hover">Lines of documentation: the curve and its knots.</param>
/// <param name="Curves">The named curves.</param>
public sealed record ScheduleCode(
    ValueCode Values, EquatableArray<PieceCode> Pieces, string Ending, EquatableArray<string> Hover, EquatableArray<CurveCode> Curves)
{
    /// <summary>Holding at its end was asked for.</summary>
    public bool HoldIsDeclared { get; init; }
}

/// <summary>What was compiled from a named curve.</summary>
public sealed record CurveCode(string Name, ValueCode Values);

/// <summary>A value over time, as members of a class that derives from <c>Schedule</c>.</summary>
/// <param name="Guards">The statements of <see cref="ScheduleGuards.Heading"/>.</param>
/// <param name="At">The statements of <c>double AtTime(double time)</c> behind the guards.</param>
/// <param name="Series">The members that compute many values at a time; null where the body has no vector form.</param>
/// <param name="Length">A C# expression of type <c>long?</c>.</param>
public sealed record ValueCode(string Guards, string At, string? Series, string Length);

/// <summary>One phase as generated code states it.</summary>
/// <param name="Name">The phase's name.</param>
/// <param name="Length">A C# expression of type <c>double</c> over the generated properties, in updates.</param>
/// <param name="Form">The member of <c>PieceForm</c>.</param>
public sealed record PieceCode(string Name, string Length, string Form);
