namespace ScheduleDsl.Optimizers;

/// <summary>What has a factor of its own in APOLLO.</summary>
public enum ApolloScaling
{
    /// <summary>Each row or column of the longer side.</summary>
    Channel,

    /// <summary>The tensor: with one direction this is APOLLO-Mini.</summary>
    Tensor,
}
