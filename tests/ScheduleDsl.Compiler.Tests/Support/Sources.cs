using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace ScheduleDsl.Compiler.Tests.Support;

/// <summary>Sources that the test assembly carries.</summary>
internal static class Sources
{
    /// <summary>Attributes and Scalar as the library has them, and a small stand-in for its functions.</summary>
    public static IReadOnlyList<(string Path, string Text)> Prelude { get; } =
        [.. Read("language/").Where(s => Path.GetFileNameWithoutExtension(s.Path) is "RuleAttributes" or "Shape" or "TensorFacts" or "Collective" or "MatrixCollective" or "ModifierAttributes" or "CompositionAttributes" or "ProfileAttribute" or "SettingAttribute" or "RuleTraits" or "CompiledIrAttribute" or "Scalar" or "ScalarList" or "Draw" or "IDraws" || Path.GetFileName(s.Path).StartsWith("Across")), .. Read("prelude/")];

    /// <summary>The library's own language: attributes, Scalar and all functions.</summary>
    public static IReadOnlyList<(string Path, string Text)> Language { get; } = Read("language/");

    private static List<(string Path, string Text)> Read(string folder)
    {
        Assembly assembly = typeof(Sources).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder)).Order().Select(n =>
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(n)!);
            return (n, reader.ReadToEnd());
        })];
    }
}
