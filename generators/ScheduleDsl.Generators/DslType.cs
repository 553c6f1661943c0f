using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.Generators;

/// <summary>A marked type with what binding it needs. Lives inside one transform only.</summary>
internal sealed record DslType(INamedTypeSymbol Symbol, IBodies Bodies, CancellationToken Cancellation);
