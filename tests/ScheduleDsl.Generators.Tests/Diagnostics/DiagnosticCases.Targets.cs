using System.Collections.Generic;

namespace ScheduleDsl.Generators.Tests.Diagnostics;

/// <content>What a target has no form of.</content>
internal static partial class DiagnosticCases
{
    private static IReadOnlyList<DiagnosticCase> Targets =>
    [
        Rule("SDL301", "'Across.Group.SumOfVectors(Across.Row.Sum(gradient))' keeps 'Mine' from devices: vectors of several tensors are added on the processor alone",
            "return parameter - LearningRate * {-{|Across.Group.SumOfVectors(Across.Row.Sum(gradient))|}-}{+Across.Row.Sum(gradient)+};"),
    ];
}
