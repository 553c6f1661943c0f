using Microsoft.CodeAnalysis;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>Where the front end gets bound bodies from. A generator has a compilation; an analyzer only the bodies that Roslyn hands it.</summary>
public interface IBodies
{
    /// <summary>
    /// The bound body of a source method or property getter, expression bodies included: an
    /// <see cref="Microsoft.CodeAnalysis.Operations.IMethodBodyOperation"/> or an
    /// <see cref="Microsoft.CodeAnalysis.Operations.IBlockOperation"/>; null where there is no source.
    /// </summary>
    IOperation? BodyOf(IMethodSymbol method);
}
