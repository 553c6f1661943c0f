using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Analyzers;

/// <summary>The bodies that Roslyn has handed over so far; an analyzer may not ask for others.</summary>
internal sealed class CollectedBodies
{
    private readonly ConcurrentDictionary<ISymbol, IOperation> bodies = new(SymbolEqualityComparer.Default);

    public void Add(IMethodSymbol method, ImmutableArray<IOperation> blocks)
    {
        if (blocks.FirstOrDefault(b => b is IBlockOperation) is { } body)
            bodies[method] = body;
    }

    /// <summary>A reader that remembers whether it was asked for a body that may still come.</summary>
    public Reader Read() => new(this);

    public sealed class Reader(CollectedBodies collected) : IBodies
    {
        /// <summary>A body exists in this project but had not been handed over when it was asked for.</summary>
        public bool IsIncomplete { get; private set; }

        public IOperation? BodyOf(IMethodSymbol method)
        {
            if (collected.bodies.TryGetValue(method, out IOperation? body))
                return body;

            // What has a compiled form is read from there, so its body will not be missed; curves have none.
            IsIncomplete |= method.DeclaringSyntaxReferences.Length > 0
                && (method.ContainingType.Attribute(DslNames.CompiledIr) is null || method.ReturnType.Is(DslNames.Curve));
            return null;
        }
    }
}
