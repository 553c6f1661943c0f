namespace ScheduleDsl.Modifiers;

/// <summary>Writes each new weight to a second table too, such as one of bfloat16 or float16 that the model computes with: the run's own weights are then the master weights.</summary>
/// <remarks>
/// <para><c>RunOptions.Outputs["WeightCopy"]</c> says where; the loop that stores the weight rounds it to the nearest number of the table's type. Copies
/// are written with each applied update: before the first, and behind a load, <c>ParameterTable.CopyValuesTo</c> makes them.</para>
/// <para>Micikevicius et al., "Mixed Precision Training", 2018.</para>
/// </remarks>
[Modifier(Stage = ModifierStage.Store)]
public sealed partial class WeightCopy
{
    [Output]
    private float Copy(float before, float after) => after;
}
