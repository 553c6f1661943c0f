using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace ScheduleDsl.Generators.Tests.Diagnostics;

/// <summary>
/// Cases of diagnostics, by what they are about. Those of schedules over their whole length, alone and in a recipe, are in <see cref="ScheduleGuidelineTests"/>.
/// </summary>
internal static partial class DiagnosticCases
{
    public static IReadOnlyList<DiagnosticCase> All { get; } =
    [
        .. Bodies, .. Declarations, .. Storage, .. OtherAssemblies, .. Arithmetic, .. Modifiers, .. Phases, .. Defined, .. Recipes, .. Compositions, .. Guidelines, .. CompositionGuidelines,
        .. LanguageVariants, .. ScheduleVariants, .. RecipeVariants, .. Targets,
    ];

    /// <summary>An optimizer with a learning rate.</summary>
    private static DiagnosticCase Rule(string id, string message, string body, string members = "", string update = "private float Update(float parameter, float gradient)") => Types(id, message, $$"""
        [Optimizer]
        public partial class Mine
        {
            [Hyper(1e-3, Min = 0)] public partial Scalar LearningRate { get; init; }
            {{members}}

            [UpdateRule]
            {{update}}
            {
                {{body}}
            }
        }
        """);

    /// <summary>Types in a file that names what the language needs.</summary>
    private static DiagnosticCase Types(string id, string message, string types, DiagnosticSeverity? severity = null) => new(id, message, Sources.Usings + types, severity);
}
