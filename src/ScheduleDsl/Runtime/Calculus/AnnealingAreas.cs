namespace ScheduleDsl;

/// <summary>The areas of <see cref="AnnealingLaw"/> under a schedule; both have the rate's unit.</summary>
/// <param name="S1">The forward area: what the rates add up to.</param>
/// <param name="S2">The annealing area: what the momentum of their falls adds up to; negative where rises prevail.</param>
public readonly record struct AnnealingAreas(double S1, double S2);
