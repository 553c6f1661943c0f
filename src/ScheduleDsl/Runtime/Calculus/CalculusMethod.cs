namespace ScheduleDsl;

/// <summary>How a number was found.</summary>
public enum CalculusMethod
{
    /// <summary>From the ends of pieces whose form is known: its cost does not depend on the number of updates.</summary>
    ClosedForm,

    /// <summary>Some of it has no closed form, so that the values of those updates were added up one by one.</summary>
    Summation,

    /// <summary>Some of it has no known form, so that the values of those updates were read one by one.</summary>
    Scan,
}
