namespace ScheduleDsl.Epfl;

/// <summary>The <c>decay_type</c> of <see cref="WsdSchedule"/>.</summary>
public enum DecayType
{
    /// <summary><c>1 - z</c>.</summary>
    Linear,

    /// <summary><c>f^z</c> for a final factor <c>f</c>.</summary>
    Exp,

    /// <summary>Half a cosine.</summary>
    Cosine,

    /// <summary>The cosine reflected at the straight line; spelt so there.</summary>
    MirorCosine,

    /// <summary><c>1 - z^2</c>.</summary>
    Square,

    /// <summary><c>1 - sqrt(z)</c>.</summary>
    Sqrt,
}
