using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Packing;

public class PackedErrorTests
{
    [Theory]
    [InlineData("", "line 1, column 1: the text ends too early")]
    [InlineData("rule", "line 1, column 1: expected a list")]
    [InlineData("(rule R", "line 1, column 8: the text ends too early")]
    [InlineData("(rule R) x", "line 1, column 10: expected the end of the text")]
    [InlineData("(robot R)", "line 1, column 1: 'robot' is no kind of unit")]
    [InlineData("(functions \"F", "line 1, column 12: a '\"' without its end")]
    [InlineData("(functions \"\\x\")", "line 1, column 14: an unknown escape after '\\'")]
    [InlineData("(functions F)\n)", "line 2, column 1: expected the end of the text")]
    [InlineData("(rule R (do (return (Add float))) (do))", "line 1, column 35: 'rule' has more than it should")]
    [InlineData("(rule R\n  (do\n    (jump)))", "line 3, column 5: 'jump' is no statement")]
    [InlineData("(rule R (do (return (Fold float))))", "line 1, column 21: 'Fold' is no operation")]
    [InlineData("(rule R (do (return (5 float))))", "line 1, column 21: '5' is no operation")]
    [InlineData("(rule R (do (return (Add half))))", "line 1, column 26: 'half' is no type")]
    [InlineData("(rule R (do (return)))", "line 1, column 13: 'return' lacks an expression")]
    [InlineData("(rule R (do (for i 0 x 1 (do))))", "line 1, column 22: expected an end, a whole number")]
    [InlineData("(rule R (do (for i 0 9 0 (do))))", "line 1, column 13: a loop's increment is above 0")]
    [InlineData("(rule R (hyper A double 1 (min low)) (do))", "line 1, column 32: expected a bound, a number")]
    [InlineData("(rule R (state m float Moon (initial (float 0))) (do))", "line 1, column 24: 'Moon' is not a space")]
    [InlineData("(rule R)", "line 1, column 1: 'rule' lacks a body")]
    public void CorruptText_SaysWhereAndWhy(string text, string message) =>
        Assert.Equal(message, Assert.Throws<PackedIrException>(() => UnitReader.Read(text)).Message);

    [Fact]
    public void DeepText_IsAnErrorAndNotACrash() =>
        Assert.Contains("more than 1000 lists", Assert.Throws<PackedIrException>(() => UnitReader.Read(new string('(', 1_000_000))).Message);

    [Fact]
    public void EveryTruncation_IsAnError()
    {
        string text = UnitWriter.Write(Rules.Rule("""
            namespace Acme;
            [Optimizer] public partial class R { [State] float m; [UpdateRule] float Update(float x, float g) { m = Sign(g); return x - m; } }
            """)).TrimEnd();

        for (int length = 0; length < text.Length; length++)
            Assert.Throws<PackedIrException>(() => UnitReader.Read(text[..length]));
    }

    [Fact]
    public void FunctionOfAReferencedAssembly_IsReadFromItsCompiledForm()
    {
        (Rule? rule, RecordedFindings findings) = Reference(PackFormat.Version, Library());

        Assert.Empty(findings.All);
        Assert.Equal(["Lib.Fns.Half(double)", "Lib.Fns.Half(float)", "Lib.Fns.Inner(float)"], Ids(rule!));
    }

    [Fact]
    public void UnknownVersion_IsReportedAtTheCall()
    {
        (Rule? rule, RecordedFindings findings) = Reference(PackFormat.Version + 1, Library());

        Assert.Null(rule);
        (_, Location location, string message) = Assert.Single(findings.All);
        Assert.Equal($"'Lib.Fns' was compiled to version {PackFormat.Version + 1} of the intermediate representation, and this compiler reads version {PackFormat.Version}: use the same version of ScheduleDsl in both projects", message);
        Assert.Equal("Fns.Half(g)", location.SourceTree!.ToString().Substring(location.SourceSpan.Start, location.SourceSpan.Length));
    }

    [Fact]
    public void CorruptForm_IsReportedAtTheCall() =>
        Assert.Equal("the compiled form of 'Lib.Fns' cannot be read: line 1, column 12: the text ends too early",
            Assert.Single(Reference(PackFormat.Version, "(functions ").Findings.All).Message);

    [Fact]
    public void AssemblyWithoutCompiledForm_HasNoBodies() =>
        Assert.Equal("SDL007", Assert.Single(Reference(0, null).Findings.All).Kind.Id);

    private const string LibrarySource = """
        using ScheduleDsl;
        namespace Lib;
        ATTRIBUTE [Functions]
        public static partial class Fns
        {
            public static float Half(float x) => Inner(x);
            public static double Half(double x) => x / 2;
            public static float Unused(float x) => x;
            private static float Inner(float x) => 0.5f * x;
        }
        """;

    private static string Library()
    {
        CSharpCompilation compilation = Compilations.WithPrelude(LibrarySource.Replace("ATTRIBUTE", ""));
        return UnitWriter.Write(FunctionLibraryParser.Parse(
            compilation.GetTypeByMetadataName("Lib.Fns")!, new CompilationBodies(compilation), new RecordedFindings(), CancellationToken.None)!);
    }

    /// <summary>Compiles a rule in an assembly that only references the library's metadata.</summary>
    private static (Rule? Rule, RecordedFindings Findings) Reference(int version, string? text)
    {
        string attribute = text is null ? "" : $"[ScheduleDsl.CompilerServices.CompiledIr({version}, {SymbolDisplay.FormatLiteral(text, quote: true)})]";
        CSharpCompilation library = Compilations.WithPrelude(LibrarySource.Replace("ATTRIBUTE", attribute)).WithAssemblyName("Lib");
        CSharpCompilation rules = Compilations.Create("Rules", Compilations.Parse([("R.cs", """
            using ScheduleDsl; using Lib;
            namespace Acme;
            [Optimizer] public partial class R { [UpdateRule] float Update(float x, float g) => x - Fns.Half(g); }
            """)]), Compilations.ToMetadata(library));
        Compilations.RequireValid(rules);
        RecordedFindings findings = new();
        return (Rules.Rule(rules, findings), findings);
    }

    private static string[] Ids(Rule rule) => System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Select(rule.Functions, f => f.Id));
}
