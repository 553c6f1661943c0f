namespace ScheduleDsl.Optimizers;

/// <summary>Whose length a step of Shampoo is given.</summary>
public enum ShampooGrafting
{
    /// <summary>Its own.</summary>
    None,

    /// <summary>That of the gradient.</summary>
    Sgd,

    /// <summary>That of AdaGrad's step.</summary>
    Adagrad,

    /// <summary>That of RMSProp's step.</summary>
    RmsProp,

    /// <summary>The root of how many weights there are, the length of a step of signs.</summary>
    Sign,
}
