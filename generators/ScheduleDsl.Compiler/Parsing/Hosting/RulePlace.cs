using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ScheduleDsl.Compiler.Parsing.Hosting;

/// <summary>Where an optimizer's update is written, for messages of a running program.</summary>
/// <param name="Rule">The optimizer's full name.</param>
/// <param name="Text">Such as <c>Lion.cs, line 25</c>: the file by its name alone, as its folder is nobody's business.</param>
public sealed record RulePlace(string Rule, string Text)
{
    /// <summary>The place of a type's update; of one that is composed, that of the class.</summary>
    public static RulePlace Of(INamedTypeSymbol type)
    {
        ISymbol update = type.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(m => m.Attribute(DslNames.UpdateRule) is not null) ?? (ISymbol)type;
        FileLinePositionSpan span = update.Location().GetLineSpan();
        return new RulePlace(type.FullName(), $"{Path.GetFileName(span.Path)}, line {span.StartLinePosition.Line + 1}");
    }
}
