namespace ScheduleDsl.IvanVassi;

/// <summary><c>REX_LR</c> of the repository <c>IvanVassi/REX_LR</c>: a REX with another constant, which starts over.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, has <c>z = 1 - (k mod NumEpochs) / NumEpochs</c> left and gets <c>MinVal + (MaxVal - MinVal) z / (0.1 + 0.9 z)</c>. The paper has
/// <c>z / (0.5 + 0.5 z)</c>, which is <see cref="Profiles.Rex"/>, and no restart: this curve is higher all along, and the update after the last begins at <c>MaxVal</c> again. After
/// Chen, Wolfe, Kyrillidis, "REX: Revisiting Budgeted Training with an Improved Schedule", 2021.
/// </remarks>
public sealed partial class RexLR
{
    /// <param name="numEpochs">Length of a cycle.</param>
    /// <param name="maxVal">The rate at the start of a cycle.</param>
    /// <param name="minVal">What a cycle goes down to and does not reach.</param>
    [Schedule]
    private static Curve Define([Setting(Min = 1)] long numEpochs = 1, [Setting(Min = 0)] double maxVal = 1, [Setting(Min = 0)] double minVal = 0)
    {
        Curve.Require(minVal <= maxVal, "the curve falls from its maximum to its minimum");
        return Curve.Fall(t => (1 - t) / (0.1 + 0.9 * (1 - t)), maxVal, minVal, numEpochs).Repeat();
    }
}
