using System.Linq;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Optimizers;
using Xunit;
using Xunit.Abstractions;

namespace ScheduleDsl.Ilgpu.Tests;

// A device computes what the processor does, but for the order of sums and the rounding of fused multiply-adds.
public class BuiltInTests(ITestOutputHelper output)
{
    // ILGPU compiles a rule in a second or more for each kind of device. These are of different families; the stand-in runs every rule with uniform code on the host too.
    private static readonly string[] OnEveryKind = [nameof(AdamW), nameof(Lamb), nameof(Lion), nameof(Adafactor), nameof(AdamMini), nameof(Sgd), nameof(RAdam), nameof(Dog), nameof(Adam)];

    public static TheoryData<string, string> All()
    {
        TheoryData<string, string> data = [];
        foreach (OptimizerEntry entry in Registry.Optimizers.Where(entry => entry.Type.Assembly == typeof(Scalar).Assembly))
        {
            data.Add("cpu", entry.Name);
            if (TestDevices.IsStandIn || OnEveryKind.Contains(entry.Type.Name))
                data.Add("cpu-host", entry.Name);
            if (OnEveryKind.Contains(entry.Type.Name))
                data.Add("opencl", entry.Name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void SameAsTheProcessor(string kind, string optimizer)
    {
        if (TestDevices.Find(kind, output) is not { } device)
            return;
        OptimizerSettings settings = SettingsOf(Registry.FindOptimizer(optimizer));
        bool hasBases = HasBases(settings.Rule);
        (int least, int most) = settings.Rule.Ranks;
        (string, int[])[] shapes = [.. Pair.Shapes.Where(shape => shape.Shape.Length >= least && shape.Shape.Length <= most)];
        using Pair pair = new((table, options) => OptimizerRun.Create(table, settings, options), device, shapes: shapes);
        for (int step = 0; step < 6; step++)
        {
            (StepResult onHost, StepResult onDevice) = pair.Step();
            Assert.Equal((onHost.Applied, onHost.Step), (onDevice.Applied, onDevice.Step));
            if (step == 0 && hasBases)
                pair.StartAlike();
        }

        pair.RequireSame(units: hasBases ? 1024 : 64);
    }

    // Statistics of a few steps have no full rank: with a small epsilon their inverse root is one of rounding errors, in which nobody agrees.
    // A full matrix of the long vector has millions of numbers, and a root of it in every step is minutes of the stand-in's time.
    private static OptimizerSettings SettingsOf(OptimizerEntry entry) => entry.Type.Name switch
    {
        nameof(DistributedShampoo) => new DistributedShampooSettings { Epsilon = 1e-3 },
        nameof(Shampoo) => new ShampooSettings { LongestSide = 100, Epsilon = 0.1 },
        _ => entry.CreateSettings(),
    };

    // Bases magnify what operands differ in, by one over the distance of the values that belong to them.
    private static bool HasBases(CompiledRule rule) => rule.Plan(ElementType.Float32).Variants.SelectMany(variant => variant.Steps).OfType<MatrixStep>()
        .Any(step => step.Kind is >= MatrixKind.EigenVectors and <= MatrixKind.TopRightVectors);
}
