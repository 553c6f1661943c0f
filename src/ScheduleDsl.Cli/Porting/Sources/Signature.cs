using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>A Python callable as its documentation writes it: parameters in the order in which they can be given, with defaults.</summary>
internal sealed class Signature
{
    private const string KeywordsOnly = ", *, ";

    private Signature(string library, string name, IReadOnlyList<(string, Expression?)> parameters, int positional) =>
        (Library, Name, Parameters, Positional) = (library, name, parameters, positional);

    /// <summary>The package that it comes from, such as <c>torch</c>.</summary>
    public string Library { get; }

    public string Name { get; }

    /// <summary>Names and defaults; what has none must be given.</summary>
    public IReadOnlyList<(string Name, Expression? Default)> Parameters { get; }

    /// <summary>How many of them can be given by position.</summary>
    public int Positional { get; }

    /// <param name="library">The package.</param>
    /// <param name="text">Such as <c>StepLR(optimizer, step_size, gamma=0.1)</c>; behind <c>*</c> by name only.</param>
    public static Signature Of(string library, string text)
    {
        string[] halves = text.Split(KeywordsOnly);
        CallExpression first = Call(halves[0] + (halves.Length > 1 ? ")" : ""));
        List<(string, Expression?)> parameters = [.. Parse(first)];
        int positional = parameters.Count;
        if (halves.Length > 1)
            parameters.AddRange(Parse(Call("f(" + halves[1])));
        return new Signature(library, first.Function.Text, parameters, positional);
    }

    private static CallExpression Call(string text) => (CallExpression)((ExpressionStatement)StatementParser.Parse(text)[0]).Value;

    private static IEnumerable<(string, Expression?)> Parse(CallExpression call)
    {
        Scope scope = new([]);
        return call.Arguments.Select(a => a.Name is { } name ? (name, scope.Resolve(a.Value)) : (a.Value.Text, (Expression?)null));
    }
}
