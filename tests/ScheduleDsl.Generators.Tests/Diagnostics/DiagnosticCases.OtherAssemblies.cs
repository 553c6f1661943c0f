using System.Collections.Generic;

namespace ScheduleDsl.Generators.Tests.Diagnostics;

/// <content>What comes from elsewhere: other assemblies, of which only the compiled form is known, and files of settings.</content>
internal static partial class DiagnosticCases
{
    private const string Halved = "\"(functions Vendor.Shapes (function \\\"Vendor.Shapes.Half(float)\\\" float public (parameter x float) (do (return (Multiply float (float 0.5) (local float x))))))\"";

    private static IReadOnlyList<DiagnosticCase> OtherAssemblies =>
    [
        Vendor("SDL007", "'Vendor.Shapes.Half(float)' cannot be compiled, as its body is not available: call a method of this project, or of a [Functions] class", "{+[CompiledIr(4, " + Halved + ")]+}"),
        Vendor("SDL028",
            "'Vendor.Shapes' was compiled to version 3 of the intermediate representation, and this compiler reads version 4: use the same version of ScheduleDsl in both projects",
            "[CompiledIr({-3-}{+4+}, " + Halved + ")]"),
        Vendor("SDL029", "the compiled form of 'Vendor.Shapes' cannot be read: line 1, column 12: the text ends too early", "[CompiledIr(4, {-\"(functions \"-}{+" + Halved + "+})]"),
        new("SDL211", "AdamW has no setting 'LearningRat': it has LearningRate, Beta1, Beta2, Epsilon, WeightDecay, Amsgrad, EpsilonHat, DecayLast", """{ {|"LearningRat{+e+}"|}: 3e-4, "WeightDecay": 0.1 }""") { IsSettingsFile = true },
        new("SDL211", "'learningrate' is given twice", """{ "LearningRate": 3e-4, {-{|"learningrate"|}: 3e-4-}{+"WeightDecay": 0+} }""") { IsSettingsFile = true },
        new("SDL211", "a number does not begin with 0", """{ "LearningRate": {|0{+.00+}1|} }""") { IsSettingsFile = true },
    ];

    private static DiagnosticCase Vendor(string id, string message, string attribute) => Rule(id, message, "return parameter - LearningRate * {|Vendor.Shapes.Half(gradient)|};") with
    {
        Library = $$"""
            using ScheduleDsl.CompilerServices;
            namespace Vendor;
            {{attribute}} [ScheduleDsl.Functions] public static partial class Shapes { public static float Half(float x) => 0.5f * x; }
            """,
    };
}
