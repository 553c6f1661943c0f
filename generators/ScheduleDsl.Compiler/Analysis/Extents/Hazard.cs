using System.Collections.Generic;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis.Extents;

/// <summary>What an operation has no finite result for.</summary>
public enum HazardKind { Division, SquareRoot, Logarithm }

/// <summary>An operation that can give infinity or NaN for finite inputs, and whose result reaches what a step stores.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Operand">The numbers that the divisor, or what the root or logarithm is of, can be.</param>
/// <param name="IsSure">Whether it is known to reach what it must not, rather than not known to stay off.</param>
/// <param name="Reason">How that comes.</param>
/// <param name="Origin">The operation in the bound body, and the calls around it from the inside out.</param>
public sealed record Hazard(HazardKind Kind, Extent Operand, bool IsSure, string Reason, IReadOnlyList<Expression> Origin);
