using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Composition;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Support;

/// <summary>Runs the front end on the text of modifiers.</summary>
internal static class Modifiers
{
    private const string Usings = "using System; using ScheduleDsl; using static ScheduleDsl.Language;\nnamespace Acme;\n";

    /// <summary>The modifier <c>Acme.M</c> with these members, which must have no findings.</summary>
    public static Modifier Of(string members, string stage = "Clip", string name = "M")
    {
        RecordedFindings findings = new();
        CSharpCompilation compilation = Compilations.WithPrelude(Usings + Class(members, stage, name));
        Compilations.RequireValid(compilation);
        Modifier? modifier = Parse(compilation, name, findings);
        Assert.True(modifier is not null && findings.All.Count == 0, findings.ToString());
        return modifier;
    }

    /// <summary>Asserts that the modifier with these members has the marked findings, and is not compiled for them.</summary>
    public static void Check(string members, string stage = "Clip", string name = "M")
    {
        Markup markup = Markup.Parse(Usings + Class(members, stage, name));
        CSharpCompilation compilation = Compilations.WithPrelude(markup.Source);
        Compilations.RequireValid(compilation);
        RecordedFindings findings = new();
        Modifier? modifier = Parse(compilation, name.Split(':')[^1].TrimEnd('}', '|'), findings);
        markup.Check(findings);
        Assert.Null(modifier);
    }

    /// <summary>The rule with modifiers, each under the name of its class.</summary>
    public static Rule With(this Rule rule, params Modifier[] modifiers) =>
        Compose.Run(rule, [.. modifiers.Select(m => new Attachment(m, m.Name.Split('.')[^1]))], "Acme.Composed");

    private static Modifier? Parse(CSharpCompilation compilation, string name, RecordedFindings findings) => ModifierParser.Parse(
        compilation.GetTypeByMetadataName("Acme." + name)!, new CompilationBodies(compilation), findings, CancellationToken.None);

    private static string Class(string members, string stage, string name) => $$"""
        [Modifier(Stage = ModifierStage.{{stage}})]
        public sealed partial class {{name}}
        {
            {{members}}
        }
        """;
}
