namespace ScheduleDsl.Optimizers;

/// <summary>Which sides of a matrix have a number for each row or column, in place of a triangle.</summary>
public enum KronDiagonal
{
    /// <summary>None, but those of length 1 and those too long.</summary>
    None,

    /// <summary>The longer one; the columns of a square matrix.</summary>
    One,

    /// <summary>The longer one; none of a square matrix.</summary>
    LongerOne,

    /// <summary>Both.</summary>
    All,
}
