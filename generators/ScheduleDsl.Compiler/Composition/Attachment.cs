using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Composition;

/// <summary>A modifier as one rule is composed with it.</summary>
/// <param name="Prefix">What stands before the names of its hypers and states: hyper <c>Decay</c> of <c>Ema</c> becomes <c>EmaDecay</c>, state <c>average</c> <c>Ema.average</c>.</param>
public sealed record Attachment(Modifier Modifier, string Prefix)
{
    /// <summary>A hyper's name in the composed rule.</summary>
    public string Hyper(string name) => Prefix + name;

    /// <summary>A state's name in the composed rule.</summary>
    public string State(string name) => Prefix + "." + name;
}
