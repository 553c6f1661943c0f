using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Parsing;

public class LibraryAndProfileTests
{
    private const string Usings = "using System; using ScheduleDsl; using static ScheduleDsl.Language; namespace Acme; ";

    [Fact]
    public void Profile_IsItsValueAndWhatItCalls()
    {
        RecordedFindings findings = new();
        Profile? profile = Profile(Usings + "[Profile] public partial class P { public static double Value(double t) => 1 - Half(t); static double Half(double t) => t / 2; }", findings);

        Assert.Empty(findings.All);
        Assert.Equal("""
            (profile Acme.P
              (function "Acme.P.Value(double)" double public
                (parameter t double)
                (do (return (Subtract double (double 1) (call double "Acme.P.Half(double)" (local double t))))))
              (function "Acme.P.Half(double)" double private
                (parameter t double)
                (do (return (Divide double (local double t) (double 2))))))

            """, UnitWriter.Write(profile!));
    }

    [Theory]
    [InlineData("[Profile] public partial class {|SDL027:P|} { public static float Value(float t) => t; }")]
    [InlineData("[Profile] public partial class {|SDL027:P|} { public double Value(double t) => t; }")]
    [InlineData("[Profile] public class {|SDL011:P|} { static double Value(double t) => t; }")]
    [InlineData("[Profile] public partial class P { static double Value(double t) => (double)({|SDL025:Step|} * t); }")]
    [InlineData("[Profile] public partial class P { static double Value(double t) => {|SDL008:Math.Exp(t)|}; }")]
    public void WrongProfile_IsReported(string text)
    {
        Markup markup = Markup.Parse(Usings + text);
        RecordedFindings findings = new();

        Assert.Null(Profile(markup.Source, findings));
        markup.Check(findings);
    }

    [Fact]
    public void Library_HasItsPublicFunctionsAndThoseTheyReach()
    {
        CSharpCompilation compilation = Compilations.WithPrelude("""
            using ScheduleDsl; using static ScheduleDsl.Language;
            namespace Acme;
            [Functions]
            public static partial class Lib
            {
                public static float A(float x) => B(x) + Sign(x);
                private static float B(float x) => x;
                private static string Unused() => "not compiled";
            }
            """);
        RecordedFindings findings = new();
        FunctionLibrary? library = FunctionLibraryParser.Parse(
            compilation.GetTypeByMetadataName("Acme.Lib")!, new CompilationBodies(compilation), findings, CancellationToken.None);

        Assert.Empty(findings.All);
        Assert.Equal(
            ["Acme.Lib.A(float) public", "Acme.Lib.B(float) private", "ScheduleDsl.Language.Sign(double) public", "ScheduleDsl.Language.Sign(float) public"],
            library!.Functions.Select(f => $"{f.Id} {(f.IsPublic ? "public" : "private")}"));
    }

    [Fact]
    public void TheLanguageItself_Compiles()
    {
        CSharpCompilation compilation = Compilations.WithLanguage();
        RecordedFindings findings = new();

        FunctionLibrary? library = FunctionLibraryParser.Parse(
            compilation.GetTypeByMetadataName("ScheduleDsl.Language")!, new CompilationBodies(compilation), findings, CancellationToken.None);

        Assert.True(library is not null, findings.ToString());
        Assert.Equal(library, UnitReader.Read(UnitWriter.Write(library)));
    }

    [Fact]
    public void WrongLibraryFunction_IsReportedInItsLibraryOnly()
    {
        const string Source = """
            using System; using ScheduleDsl;
            namespace Acme;
            [Functions] public static partial class Lib { public static float A(float x) => MathF.Exp(x); }
            [Optimizer] public partial class R { [UpdateRule] float Update(float x, float g) => Lib.A(x); }
            """;
        CSharpCompilation compilation = Compilations.WithPrelude(Source);
        RecordedFindings inRule = new();
        RecordedFindings inLibrary = new();

        Assert.Null(Rules.Rule(compilation, inRule));
        FunctionLibraryParser.Parse(compilation.GetTypeByMetadataName("Acme.Lib")!, new CompilationBodies(compilation), inLibrary, CancellationToken.None);

        Assert.Empty(inRule.All);
        Assert.Equal("SDL008", Assert.Single(inLibrary.All).Kind.Id);
    }

    private static Profile? Profile(string source, RecordedFindings findings)
    {
        CSharpCompilation compilation = Compilations.WithPrelude(source);
        Compilations.RequireValid(compilation);
        return ProfileParser.Parse(compilation.GetTypeByMetadataName("Acme.P")!, new CompilationBodies(compilation), findings, CancellationToken.None);
    }
}
