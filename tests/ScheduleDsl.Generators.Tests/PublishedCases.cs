using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScheduleDsl.Generators.Tests;

/// <summary>What guidelines say of one case, in code and where it runs.</summary>
/// <param name="Id">The guideline.</param>
/// <param name="Tier">Info, Warning or Error.</param>
/// <param name="Message">With the numbers of the case.</param>
internal sealed record Said(string Id, string Tier, string Message)
{
    public bool IsSerious => Tier != "Info";

    public override string ToString() => $"{Tier} {Id}: {Message}";
}

/// <summary>
/// A case of a table under tests/guidelines: the types of a C# file from one comment with a source's address to the next such comment, as somebody would write them.
/// </summary>
/// <param name="Name">Of the first type.</param>
/// <param name="Comment">What stands before it.</param>
/// <param name="Code">What both analyzers say.</param>
/// <param name="Run">
/// What is said when it runs: by the recipes and schedules among the types, and by what their static members without parameters make (settings, schedules,
/// recipes, or advice of a check that they make themselves).
/// </param>
internal sealed record PublishedCase(string Name, string Comment, IReadOnlyList<Said> Code, IReadOnlyList<Said> Run);

/// <summary>The cases of C# files: each file is compiled, analysed and loaded once.</summary>
internal static partial class PublishedCases
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(SourceFolder(), "..", "guidelines"));
    private static readonly ConcurrentDictionary<string, Lazy<Task<PublishedCase[]>>> Known = new();

    /// <summary>File and name of each case of a folder.</summary>
    public static IEnumerable<(string File, string Name)> Of(string folder) =>
        from path in Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.cs").Order(StringComparer.Ordinal)
        from types in Group(CSharpSyntaxTree.ParseText(File.ReadAllText(path), GeneratorHost.ParseOptions))
        select (Path.Combine(folder, Path.GetFileName(path)), types.Name);

    public static async Task<PublishedCase> Read(string file, string name) =>
        (await Known.GetOrAdd(file, f => new Lazy<Task<PublishedCase[]>>(() => Read(f), LazyThreadSafetyMode.ExecutionAndPublication)).Value).Single(c => c.Name == name);

    private static async Task<PublishedCase[]> Read(string file)
    {
        string source = await File.ReadAllTextAsync(Path.Combine(Folder, file));
        Generated generated = GeneratorHost.RunWithErrors(source);
        Diagnostic[] reported = await AnalyzerHost.Advice(generated);
        Assembly built = generated.Load();
        SyntaxTree tree = generated.Compilation.SyntaxTrees.First();
        return
        [
            .. Group(tree).Select(group => new PublishedCase(
                group.Name, group.Comment,
                [.. reported.Where(d => d.Location.SourceSpan.Start >= group.Start && d.Location.SourceSpan.Start < group.End).Select(d => new Said(d.Id, d.Severity.ToString(), d.GetMessage()))],
                [.. group.Types.SelectMany(type => AtRunTime(built.GetType($"{group.Space}.{type}")!)).Distinct()])),
        ];
    }

    private static IEnumerable<(string Name, string Space, string Comment, string[] Types, int Start, int End)> Group(SyntaxTree tree)
    {
        BaseNamespaceDeclarationSyntax space = tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Single();
        MemberDeclarationSyntax[] types = [.. space.Members];
        int[] heads = [.. Enumerable.Range(0, types.Length).Where(i => Source().IsMatch(types[i].GetLeadingTrivia().ToString()))];
        if (heads.Length == 0 || heads[0] != 0)
            throw new InvalidDataException($"The first type of {tree.FilePath} has no comment with the address of its source.");
        for (int i = 0; i < heads.Length; i++)
        {
            int end = i + 1 < heads.Length ? heads[i + 1] : types.Length;
            MemberDeclarationSyntax[] group = types[heads[i]..end];
            string[] names = [.. group.OfType<TypeDeclarationSyntax>().Select(t => t.Identifier.Text)];
            yield return (names[0], space.Name.ToString(), group[0].GetLeadingTrivia().ToString(), names, group[0].FullSpan.Start, group[^1].FullSpan.End);
        }
    }

    private static IEnumerable<Said> AtRunTime(Type type)
    {
        if (typeof(Schedule).IsAssignableFrom(type))
            return Alone((Schedule)Activator.CreateInstance(type)!);
        MethodInfo[] makers =
        [
            .. type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(m => m.GetParameters().Length == 0 && (m.IsSpecialName || !m.ContainsGenericParameters)),
        ];
        return makers.SelectMany(maker => Made(maker) switch
        {
            Recipe recipe => Said(recipe.Check()),
            OptimizerSettings settings when maker.Name != "get_Settings" || makers.All(m => m.Name != "Create") => Said(settings.Check()),
            Schedule schedule => Said(schedule.Check()),
            IReadOnlyList<Advice> advice => Said(advice),
            _ => [],
        });
    }

    // What is refused while it is made is not there to be checked.
    private static object? Made(MethodInfo maker)
    {
        try
        {
            return maker.Invoke(null, null);
        }
        catch (TargetInvocationException problem) when (problem.InnerException is ArgumentException)
        {
            return null;
        }
    }

    // One that gets its length from a recipe is checked with it.
    private static IEnumerable<Said> Alone(Schedule schedule)
    {
        try
        {
            return Said(schedule.Check());
        }
        catch (InvalidOperationException problem) when (problem.Message.EndsWith("(SDL110)", StringComparison.Ordinal) || problem.Message.EndsWith("(SDL113)", StringComparison.Ordinal))
        {
            return [];
        }
    }

    private static IEnumerable<Said> Said(IReadOnlyList<Advice> advice) => advice.Select(a => new Said(a.Id, a.Tier.ToString(), a.Message));

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex(@"// .*(https?://|arXiv )")]
    private static partial Regex Source();
}
