using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Support;

/// <summary>Runs the front end on source text.</summary>
internal static class Rules
{
    private const string Usings = "using System; using ScheduleDsl; using static ScheduleDsl.Language;\n";

    /// <summary>The rule <c>Acme.R</c>, which must have no findings.</summary>
    public static Rule Rule(params string[] sources)
    {
        RecordedFindings findings = new();
        for (int i = 0; i < sources.Length; i++)
            sources[i] = Usings + sources[i];
        CSharpCompilation compilation = Compilations.WithPrelude(sources);
        Compilations.RequireValid(compilation);
        Rule? rule = Rule(compilation, findings);
        Assert.True(rule is not null && findings.All.Count == 0, findings.ToString());
        return rule;
    }

    /// <summary>A rule with that update method and those further members, as text.</summary>
    public static string Print(string update, string members = "") => UnitWriter.Write(Rule(Class(update, members)));

    /// <summary>The body alone, on one line.</summary>
    public static string Body(string update, string members = "")
    {
        string text = Print(update, members);
        string body = text[(text.LastIndexOf("\n  (do") + 1)..].TrimEnd();
        return string.Join(" ", body[..^1].Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The rule with that update method and those further members.</summary>
    public static Rule Of(string update, string members = "") => Rule(Class(update, members));

    /// <summary>Asserts that the rule with that body has the marked warnings, and is compiled all the same.</summary>
    public static void CheckWarnings(string update)
    {
        Markup markup = Markup.Parse(Usings + Class(update, ""));
        RecordedFindings findings = new();
        Assert.NotNull(Rule(Compilations.WithPrelude(markup.Source), findings));
        markup.Check(findings);
    }

    public static Rule? Rule(CSharpCompilation compilation, RecordedFindings findings) =>
        RuleParser.Parse(compilation.GetTypeByMetadataName("Acme.R")!, new CompilationBodies(compilation), findings, CancellationToken.None);

    /// <summary>Asserts that the rule with that body has the marked findings, and is not compiled for them.</summary>
    public static RecordedFindings Check(string update, string members = "") => CheckSource(Class(update, members));

    public static RecordedFindings CheckSource(string text, bool isValid = true)
    {
        Markup markup = Markup.Parse(Usings + text);
        CSharpCompilation compilation = Compilations.WithPrelude(markup.Source);
        if (isValid)
            Compilations.RequireValid(compilation);
        RecordedFindings findings = new();
        Rule? rule = Rule(compilation, findings);
        markup.Check(findings);
        Assert.Equal(markup.Expected.Count == 0 && isValid, rule is not null);
        return findings;
    }

    private static string Class(string update, string members) => $$"""
        namespace Acme;
        public enum Mode { Slow, Fast = 7 }
        [Optimizer]
        public sealed partial class R
        {
            [Hyper(1e-3, Min = 0)] public partial Scalar Rate { get; init; }
            [Hyper(0.9, Min = 0, Below = 1)] public partial Scalar Beta { get; init; }
            [Hyper(true)] public partial bool Flag { get; init; }
            [Hyper(3)] public partial int Count { get; init; }
            [Hyper(Mode.Fast)] public partial Mode Mode { get; init; }
            [State] private float m;
            {{members}}
            [UpdateRule]
            private float Update(float x, float g)
            {
                {{update}}
            }
        }
        """;
}
