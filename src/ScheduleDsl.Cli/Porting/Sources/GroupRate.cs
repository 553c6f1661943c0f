namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>A parameter group as a scheduler sees it.</summary>
/// <param name="Index">Its position; a list of values has one for each.</param>
/// <param name="Own">Its base rate.</param>
/// <param name="Optimizer">The optimizer's base rate, which some schedulers relate every group to.</param>
internal readonly record struct GroupRate(int Index, double Own, double Optimizer)
{
    /// <summary>Where another schedule gives the rate already.</summary>
    public GroupRate AsFactor => this with { Own = 1, Optimizer = 1 };
}
