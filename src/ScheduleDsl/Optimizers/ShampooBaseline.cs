namespace ScheduleDsl.Optimizers;

/// <summary>Whose length a step of distributed Shampoo is given, and who steps before it starts.</summary>
public enum ShampooBaseline
{
    /// <summary>Nobody: steps have their own length.</summary>
    None,

    /// <summary>The filtered gradient.</summary>
    Sgd,

    /// <summary>AdaGrad.</summary>
    Adagrad,

    /// <summary>RMSProp.</summary>
    RmsProp,

    /// <summary>Adam.</summary>
    Adam,
}
