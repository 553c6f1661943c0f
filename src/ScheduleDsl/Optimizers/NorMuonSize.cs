namespace ScheduleDsl.Optimizers;

/// <summary>The norm that <see cref="NorMuon"/> gives its normalised matrix.</summary>
public enum NorMuonSize
{
    /// <summary>That of O as the iterations leave it: the official code's.</summary>
    Iterated,

    /// <summary><c>sqrt(min(rows, columns))</c>, that of a matrix whose singular values are all 1: the paper's, whose step has the same root mean square whatever O has come to.</summary>
    Orthogonal,
}
