using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

public sealed partial class Walk
{
    // The path being walked: decisions taken so far, and which sides to take next.
    private readonly List<Decision> path = [];
    private ImmutableArray<bool> script = [];
    private int speculation;
    private ImmutableHashSet<string> conditional = [];

    /// <summary>Walks along every path through the uniform conditions.</summary>
    private IReadOnlyList<ImmutableArray<Decision>> Paths(Environment start, Func<Environment, Environment> run, out IReadOnlyList<Environment> ends)
    {
        List<ImmutableArray<Decision>> paths = [];
        List<Environment> results = [];
        Stack<ImmutableArray<bool>> open = new([ImmutableArray<bool>.Empty]);
        while (open.Count > 0)
        {
            script = open.Pop();
            path.Clear();
            Environment end = run(start);
            paths.Add([.. path]);
            results.Add(end);
            if (paths.Count > MostVariants)
                throw new LoweringException($"the uniform conditions make more than {MostVariants} combinations: write some of them with ?: instead of if");
            for (int i = script.Length; i < path.Count; i++)
                open.Push([.. path.Take(i).Select(d => d.Taken), false]);
        }
        ends = results;
        return paths;
    }

    /// <summary>Returns the environment after a branch, or null where a speculative walk must give up.</summary>
    private Environment? Branch(If branch, ref ImmutableStack<Statement> pending, Environment environment)
    {
        int condition = Lower(branch.Condition, environment);
        Value value = builder.Values[condition];
        if (value.Op == Op.Literal)
        {
            pending = Push(pending, value.Text == "true" ? branch.Then : branch.Else);
            return environment;
        }

        // A loop over times tests every condition as it goes, uniform ones too: variants would multiply, and schedules choose by many settings.
        // What depends on a collective is known only after loops have run, so it cannot choose between them.
        if (!value.Rate.IsUniform() || isSeries || !builder.IsKnownBefore(condition))
            return MergeVarying(branch, condition, ref pending, environment);

        ImmutableStack<Statement> rest = pending;
        if (Speculate(() => Merge(branch, condition, ref rest, environment)) is { } merged && IsUniformChange(environment, merged))
        {
            pending = rest;
            return merged;
        }
        if (speculation > 0)
            return null;
        pending = Push(pending, Decide(condition) ? branch.Then : branch.Else);
        return environment;
    }

    private Environment? MergeVarying(If branch, int condition, ref ImmutableStack<Statement> pending, Environment environment)
    {
        int varying = builder.Values[condition].Rate.IsUniform() ? 0 : 1;
        varyingBranches += varying;
        try
        {
            return Merge(branch, condition, ref pending, environment);
        }
        finally
        {
            varyingBranches -= varying;
        }
    }

    private bool Decide(int condition)
    {
        if (path.FirstOrDefault(d => d.Condition == condition) is { } known)
            return known.Taken;

        // What is the opposite of a decision has been decided with it.
        if (builder.Values[condition] is { Op: Op.Not } opposite && path.FirstOrDefault(d => d.Condition == opposite.Operands[0]) is { } turned)
            return !turned.Taken;
        bool taken = path.Count >= script.Length || script[path.Count];
        path.Add(new Decision(condition, taken));
        return taken;
    }

    /// <summary>Walks without taking decisions; null where one would have been needed.</summary>
    private Environment? Speculate(Func<Environment?> walk)
    {
        (int depth, string caller, ImmutableDictionary<string, ImmutableList<(int Operand, int Rank)>> before) = (callDepth, place, met);
        Environment? end = null;
        speculation++;
        try
        {
            end = walk();
        }
        // A side that is not taken may be no sense: what each way comes to is said when it is walked.
        catch (Exception e) when (e is UndecidedCallException or LoweringException)
        {
            (callDepth, place) = (depth, caller);
            trace?.Leave(depth + 1);
        }
        finally
        {
            speculation--;
        }

        // What was met on a way that is not taken has not been met.
        if (end is null)
            met = before;
        return end;
    }

    /// <summary>Walks both sides and selects between their results.</summary>
    private Environment? Merge(If branch, int condition, ref ImmutableStack<Statement> pending, Environment environment)
    {
        // A side that may return takes the rest of the body with it, so that both sides end with a result.
        ImmutableStack<Statement> rest = ImmutableStack<Statement>.Empty;
        if (MayReturn(branch.Then) || MayReturn(branch.Else))
        {
            rest = pending;
            pending = ImmutableStack<Statement>.Empty;
        }
        if (Run(Push(rest, branch.Then), environment) is not { } then || Run(Push(rest, branch.Else), environment) is not { } otherwise)
            return null;
        if (then.HasReturned != otherwise.HasReturned)
            throw new LoweringException("one side of an 'if' returns a value and the other does not");
        return environment with
        {
            Locals = Merge(condition, then.Locals, otherwise.Locals),
            States = Merge(condition, then.States, otherwise.States),
            Result = then.HasReturned ? Select(condition, then.Result, otherwise.Result) : -1,
        };
    }

    private ImmutableDictionary<string, int> Merge(int condition, ImmutableDictionary<string, int> then, ImmutableDictionary<string, int> otherwise)
    {
        ImmutableDictionary<string, int>.Builder merged = ImmutableDictionary.CreateBuilder<string, int>();
        foreach (string name in then.Keys.Where(otherwise.ContainsKey).OrderBy(n => n, StringComparer.Ordinal))
        {
            merged[name] = Select(condition, then[name], otherwise[name]);
            builder.Name(merged[name], name);
        }
        return merged.ToImmutable();
    }

    private int Select(int condition, int then, int otherwise) => then == otherwise
        ? then
        : builder.Add(Op.Select, builder.Values[then].Type, [condition, then, otherwise]);

    private bool IsUniformChange(Environment before, Environment after)
    {
        return after.States.All(s => before.States[s.Key] == s.Value || (!conditional.Contains(s.Key) && IsUniform(s.Value) && IsUniform(before.States[s.Key])))
            && after.Locals.All(l => (before.Locals.TryGetValue(l.Key, out int old) && old == l.Value) || IsUniform(l.Value))
            && (!after.HasReturned || IsUniform(after.Result));

        // A state that may not exist is touched only where its condition was decided: a select would read it in any case.
        bool IsUniform(int value) => builder.Values[value].Rate.IsUniform()
            && !(conditional.Count > 0 && Reach.From(builder.Values, [value], _ => true).Any(v => builder.Values[v] is { Op: Op.State } state && conditional.Contains(state.Text)));
    }

    /// <summary>A call in the middle of an expression needs a decision that a speculative walk must not take.</summary>
    private sealed class UndecidedCallException : Exception;

    private static bool MayReturn(Block block) => block.Statements.Any(statement => statement switch
    {
        Return => true,
        If branch => MayReturn(branch.Then) || MayReturn(branch.Else),
        For loop => MayReturn(loop.Body),
        _ => false,
    });
}
