using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>Functions of the language that a body calls which attributes were written out to, found as a profile's calls are.</summary>
internal sealed class LanguageFunctions(INamedTypeSymbol owner, IBodies bodies, CancellationToken cancellation)
{
    private readonly FunctionTable table = new(owner);

    /// <summary>Every function that was asked for, and those that they call.</summary>
    public IEnumerable<Function> Functions => table.Functions;

    /// <summary>Id of <c>Pow(double, double)</c>; null where the library has no form of it that can be read.</summary>
    /// <param name="source">An attribute of the library, which is how the library is found.</param>
    public string? Power(AttributeData source, Problems problems)
    {
        IMethodSymbol? power = source.AttributeClass!.ContainingAssembly.GetTypeByMetadataName(DslNames.Language)?
            .GetMembers("Pow").OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.All(p => p.Type.SpecialType == SpecialType.System_Double));
        BindingContext context = new(bodies, NoFindings.Instance, cancellation);
        if (power is not null && table.Require(power, Location.None, context) is { } function)
            return function.Id;
        problems.AddSilently(FindingKind.BodyNotAvailable, source, $"{DslNames.Language}.Pow has no compiled form");
        return null;
    }
}
