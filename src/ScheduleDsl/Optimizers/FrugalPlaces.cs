using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>The columns, rows or single weights that <see cref="FrugalCoordinates"/> has chosen: columns where these are taken, else entries where those are, else rows.</summary>
[Functions]
public static partial class FrugalPlaces
{
    /// <summary>As many as the rule has directions, all alike probable.</summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="key">The number of the choice.</param>
    /// <param name="takesColumns">Whether columns are chosen.</param>
    /// <param name="takesEntries">Whether single weights are.</param>
    public static float Random(float x, Scalar key, bool takesColumns, bool takesEntries)
    {
        if (takesColumns)
            return Across.Matrix.RandomColumns(x, key);
        if (takesEntries)
            return Across.Matrix.RandomEntries(x, key);
        return Across.Matrix.RandomRows(x, key);
    }

    /// <summary>What a matrix has there.</summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="places">The places.</param>
    /// <param name="takesColumns">Whether columns are chosen.</param>
    /// <param name="takesEntries">Whether single weights are.</param>
    public static float Take(float x, float places, bool takesColumns, bool takesEntries)
    {
        if (takesColumns)
            return Across.Matrix.TakeColumns(x, places);
        if (takesEntries)
            return Across.Matrix.TakeEntries(x, places);
        return Across.Matrix.TakeRows(x, places);
    }

    /// <summary>A matrix that has it there, and zeros elsewhere.</summary>
    /// <param name="part">What was taken, or has come of it.</param>
    /// <param name="places">The places.</param>
    /// <param name="takesColumns">Whether columns are chosen.</param>
    /// <param name="takesEntries">Whether single weights are.</param>
    public static float Put(float part, float places, bool takesColumns, bool takesEntries)
    {
        if (takesColumns)
            return Across.Matrix.PutColumns(part, places);
        if (takesEntries)
            return Across.Matrix.PutEntries(part, places);
        return Across.Matrix.PutRows(part, places);
    }
}
