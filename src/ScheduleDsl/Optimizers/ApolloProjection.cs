namespace ScheduleDsl.Optimizers;

/// <summary>Where the projection of <see cref="Apollo"/> comes from.</summary>
public enum ApolloProjection
{
    /// <summary>Standard normal numbers over the root of the rank, which are not stored.</summary>
    Random,

    /// <summary>The first singular vectors of the gradient, as <see cref="GaLore"/> has them.</summary>
    Singular,
}
