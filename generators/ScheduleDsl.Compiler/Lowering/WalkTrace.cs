using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>Where the values of a graph come from: the expression that first computed each, and the calls around it.</summary>
/// <param name="keepsCall">Which functions stay calls, by their ids; all others are inlined, whatever their arguments are.</param>
public sealed class WalkTrace(Func<string, bool> keepsCall)
{
    private readonly Dictionary<int, IReadOnlyList<Expression>> origins = [];
    private readonly List<Invocation> calls = [];

    /// <summary>The expression that first computed a value and the calls around it, from the inside out; empty where it is none of its own.</summary>
    public IReadOnlyList<Expression> OriginOf(int value) => origins.TryGetValue(value, out IReadOnlyList<Expression>? origin) ? origin : [];

    internal bool KeepsCall(string function) => keepsCall(function);

    internal void Add(int value, Expression? origin)
    {
        if (origin is not null && !origins.ContainsKey(value))
            origins.Add(value, [origin, .. Enumerable.Reverse(calls)]);
    }

    internal void Enter(Invocation call) => calls.Add(call);

    /// <summary>Leaves a call, and those within it that were given up.</summary>
    /// <param name="depth">How deep the call is, from 1.</param>
    internal void Leave(int depth) => calls.RemoveRange(Math.Min(depth - 1, calls.Count), Math.Max(0, calls.Count - depth + 1));
}
