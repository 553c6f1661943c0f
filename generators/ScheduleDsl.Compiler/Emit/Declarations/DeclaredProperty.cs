using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>A partial property that waits for its implementing part, which has to repeat its modifiers and type.</summary>
/// <param name="Modifiers">All but <c>partial</c>, such as <c>public</c>.</param>
/// <param name="Type">The type's global name.</param>
/// <param name="Getter">The accessor with its modifiers, such as <c>get</c>.</param>
/// <param name="Setter">Such as <c>init</c>; null where there is none.</param>
/// <param name="EnumNames">Members by value where the type is an enum, else empty; an unused value has an empty name.</param>
public sealed record DeclaredProperty(
    string Name, string Modifiers, string Type, string Getter, string? Setter, EquatableArray<string> EnumNames)
{
    /// <summary>Of a property that the generator declares by itself: the member whose documentation it has.</summary>
    public string? Documented { get; init; }
}
