using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>What a compilation gets that references devices: kernels, places of rules for messages, and the truth about what has no kernels.</summary>
public sealed class DeviceTests
{
    private const string Registry = "ScheduleDslDeviceRules.g.cs";

    private const string Adding = Sources.Usings + """
        namespace Acme;
        [Optimizer]
        public sealed partial class Adding
        {
            [UpdateRule]
            private float Update(float parameter, float gradient) => parameter - Across.Group.SumOfVectors(Across.Row.Sum(gradient));
        }
        """;

    private const string Composed = Sources.Usings + """
        namespace Acme;
        [Optimizer]
        [Compose<ScheduleDsl.Optimizers.Sgd>]
        [With<ScheduleDsl.Modifiers.AdaLora>("Interval=2, Budget=2")]
        public sealed partial class Adapted;
        """;

    [Fact]
    public void KernelsAreEntered_WithTheFileAndLineOfTheUpdate()
    {
        Generated generated = GeneratorHost.RunWithErrors(Sources.Lion, Sources.Devices);

        int line = Sources.Lion.Split('\n').TakeWhile(text => !text.Contains("float Update(", System.StringComparison.Ordinal)).Count() + 1;
        Assert.Contains($"DeviceRules.Add(new global::ScheduleDsl.Generated.Devices.Acme_Lion(), \"Source0.cs, line {line}\");", generated.Text(Registry), System.StringComparison.Ordinal);
        Assert.Contains("Acme.Lion.Device.g.cs", generated.HintNames);
    }

    [Fact]
    public void WithoutDevices_NothingIsWritten()
    {
        Generated generated = GeneratorHost.Run(Sources.Lion);

        Assert.DoesNotContain(generated.HintNames, name => name.Contains("Device", System.StringComparison.Ordinal));
    }

    // Only the file that enters kernels knows lines.
    [Fact]
    public void LinesAboveARule_HaveNoKernelWrittenAgain()
    {
        CSharpCompilation before = GeneratorHost.Compilation(Sources.Lion, Sources.Devices);
        CSharpCompilation after = before.ReplaceSyntaxTree(before.SyntaxTrees[0], CSharpSyntaxTree.ParseText("\n\n" + Sources.Lion, GeneratorHost.ParseOptions, "/Source0.cs"));

        GeneratorRunResult run = GeneratorHost.Driver().RunGenerators(before).RunGenerators(after).GetRunResult().Results.Single();

        Assert.All(run.TrackedSteps[StepNames.EmitDeviceKernels].SelectMany(step => step.Outputs), output => Assert.Contains(output.Reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
    }

    [Fact]
    public async Task WhatNoKernelCanSay_IsReportedOnTheConstruct()
    {
        Diagnostic found = Assert.Single(await AnalyzerHost.Diagnostics(Adding, Sources.Devices));

        Assert.Equal(("SDL301", DiagnosticSeverity.Warning), (found.Id, found.Severity));
        Assert.Equal("'Across.Group.SumOfVectors(Across.Row.Sum(gradient))' keeps 'Adding' from devices: vectors of several tensors are added on the processor alone", Message(found));
        Assert.Equal("Across.Group.SumOfVectors(Across.Row.Sum(gradient))", Text(found));
        Assert.DoesNotContain(GeneratorHost.RunWithErrors(Adding, Sources.Devices).HintNames, name => name.Contains("Device", System.StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatAModifierBrings_IsReportedOnTheComposedClass()
    {
        Diagnostic found = Assert.Single(await AnalyzerHost.Diagnostics(Composed, Sources.Devices));

        Assert.Equal("'a sum of vectors of several tensors' keeps 'Adapted' from devices: vectors of several tensors are added on the processor alone", Message(found));
        Assert.Equal("Adapted", Text(found));
    }

    [Fact]
    public async Task WithoutDevices_NothingIsReported() => Assert.Empty(await AnalyzerHost.Diagnostics(Adding, Composed));

    [Fact]
    public async Task RulesOfAnotherAssembly_AreReportedOnWhatAsksForThem()
    {
        byte[] vendor = GeneratorHost.Run(GeneratorHost.Compilation(Adding, Sources.Lion).WithAssemblyName("Vendor")).Image();
        CSharpCompilation user = GeneratorHost.Compilation("[assembly: ScheduleDsl.Ilgpu.EmitDeviceKernels(typeof(Acme.Lion))]", Sources.Devices).AddReferences(MetadataReference.CreateFromImage(vendor));

        Diagnostic found = Assert.Single(await AnalyzerHost.Advice(user));

        Assert.Equal("'a sum of vectors of several tensors' keeps 'Acme.Adding' from devices: vectors of several tensors are added on the processor alone", Message(found));
        Assert.Equal("ScheduleDsl.Ilgpu.EmitDeviceKernels(typeof(Acme.Lion))", Text(found));
        Assert.Contains("DeviceRules.Add(new global::ScheduleDsl.Generated.Devices.Acme_Lion());", GeneratorHost.RunWithErrors(user).Text(Registry), System.StringComparison.Ordinal);
    }

    private static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
