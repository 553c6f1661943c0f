namespace ScheduleDsl.Compiler.Binding;

/// <summary>What a body may use.</summary>
internal enum BodyKind
{
    /// <summary>The update of one weight: hypers, states and the step.</summary>
    Update,

    /// <summary>Another member of the rule, or a user's static method: hypers and the step, but no states.</summary>
    Helper,

    /// <summary>A function of a library or a profile: its parameters only, and doubles may differ from weight to weight.</summary>
    Pure,
}
