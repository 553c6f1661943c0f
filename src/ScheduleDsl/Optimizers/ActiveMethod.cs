namespace ScheduleDsl.Optimizers;

/// <summary>FRUGAL's method for the part that has states.</summary>
public enum ActiveMethod
{
    /// <summary>AdamW.</summary>
    AdamW,

    /// <summary>Descent with momentum, which begins as the gradient before it is first updated.</summary>
    Momentum,
}

/// <summary>What FRUGAL does where it keeps no state.</summary>
public enum StatelessStep
{
    /// <summary>Follows the gradient's sign.</summary>
    Sign,

    /// <summary>Follows the gradient.</summary>
    Gradient,

    /// <summary>Nothing.</summary>
    None,
}
