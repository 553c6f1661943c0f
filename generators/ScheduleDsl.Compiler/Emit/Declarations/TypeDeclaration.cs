using System.Linq;
using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Where generated members go: the user's partial type, with all that it is nested in.</summary>
/// <param name="Namespace">Dotted name, empty for the global namespace.</param>
/// <param name="Containers">Enclosing types, outermost first.</param>
/// <param name="Accessibility">The C# keywords, such as <c>public</c>.</param>
/// <param name="IsReachable">Visible from everywhere in the assembly, so that the registry can name it.</param>
public sealed record TypeDeclaration(
    string Namespace, EquatableArray<TypeHeader> Containers, TypeHeader Type, string Accessibility, bool IsReachable)
{
    public string Name => Type.Name;

    /// <summary>Full name as the IR and the registry use it.</summary>
    public string FullName => (Scope + Type.Name).Replace("@", "");

    /// <summary>Full name from anywhere in generated code.</summary>
    public string GlobalName => "global::" + Scope + Type.Name;

    /// <summary>Full name of a type declared beside this one.</summary>
    public string GlobalNameBeside(string name) => "global::" + Scope + name;

    private string Scope =>
        string.Concat(new[] { Namespace }.Where(n => n.Length > 0).Concat(Containers.Select(c => c.Name)).Select(n => n + "."));
}

/// <summary>How a partial type's declaration starts.</summary>
/// <param name="Keywords">Such as <c>partial class</c>.</param>
/// <param name="Name">The type's name as an identifier.</param>
public sealed record TypeHeader(string Keywords, string Name);
