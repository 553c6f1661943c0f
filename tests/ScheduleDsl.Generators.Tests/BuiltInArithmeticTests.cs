using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Analysis.Extents;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Composition;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Every rule and modifier that the library comes with is proven: no division by 0, no root of a negative number, nothing kept in vain.</summary>
public sealed class BuiltInArithmeticTests
{
    private static readonly Dictionary<string, INamedTypeSymbol> Types = AllTypes();

    public static TheoryData<string> Names => [.. Types.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void RuleOrModifier_IsProven(string name)
    {
        Rule rule = PackedUnits.Read(Types[name], NoFindings.Instance, Location.None) switch
        {
            Rule own => own,
            Modifier modifier => Compose.OverAnyRule(modifier),
            var other => throw new InvalidOperationException($"{name} is {other}"),
        };

        RuleJudgement judgement = Assert.IsType<RuleJudgement>(RuleJudgement.Of(rule));

        Assert.Empty(judgement.Hazards.Select(h => $"{h.Kind} of {h.Operand}, {(h.IsSure ? "sure" : "not known")}: {h.Reason}"));
        Assert.Empty(judgement.Unread);
        Assert.Empty(judgement.Stuck);
        Assert.True(judgement.ChangesWeights);
        Assert.Empty(rule.Hypers.Select(h => h.Name).Except(HypersRead.By(rule)));
    }

    private static Dictionary<string, INamedTypeSymbol> AllTypes()
    {
        MetadataReference[] references =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p)),
        ];
        CSharpCompilation compilation = CSharpCompilation.Create("BuiltIns", references: references);
        IAssemblySymbol library = compilation.SourceModule.ReferencedAssemblySymbols.Single(a => a.Name == "ScheduleDsl");
        return Within(library.GlobalNamespace).Where(t => t.Attribute(DslNames.Optimizer) is not null || t.Attribute(DslNames.Modifier) is not null).ToDictionary(t => t.FullName());
    }

    private static IEnumerable<INamedTypeSymbol> Within(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Within));
}
