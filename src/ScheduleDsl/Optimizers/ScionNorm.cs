namespace ScheduleDsl.Optimizers;

/// <summary>The norm whose unit ball a step of <see cref="Scion"/> ends on.</summary>
public enum ScionNorm
{
    /// <summary><see cref="Spectral"/> from two axes on, <see cref="RootMeanSquare"/> below.</summary>
    Auto,

    /// <summary>Singular values of 1, by Newton and Schulz. Axes behind the second are a convolution's kernel, by whose length the step is divided.</summary>
    Spectral,

    /// <summary>The sign of every weight; normalised divided by the columns. For embeddings and output heads.</summary>
    Sign,

    /// <summary>Rows of norm 1; normalised <c>1 / sqrt(columns)</c>.</summary>
    Row,

    /// <summary>Columns of norm <c>sqrt(rows)</c>; normalised <c>sqrt(rows) / columns</c>. The official code does not normalise these by default.</summary>
    Column,

    /// <summary>A root mean square of 1. For biases.</summary>
    RootMeanSquare,
}
