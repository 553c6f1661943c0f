namespace ScheduleDsl.Generators.Tests;

/// <summary>DSL types that several tests compile.</summary>
internal static class Sources
{
    public const string LionMembers = """
            [Hyper(1e-4, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }
            [Hyper(0.9, Min = 0, Below = 1)] public partial Scalar Beta1 { get; init; }
            [Hyper(0.99, Min = 0, Below = 1)] public partial Scalar Beta2 { get; init; }
            [Hyper(0.0, Min = 0)] public partial Scalar WeightDecay { get; init; }

            [State] private float momentum;

            [UpdateRule]
            private float Update(float parameter, float gradient)
            {
                float direction = Sign(Lerp(gradient, momentum, Beta1));
                momentum = Lerp(gradient, momentum, Beta2);
                return parameter - LearningRate * (direction + WeightDecay * parameter);
            }
        """;

    public const string Usings = """
        using ScheduleDsl;
        using static ScheduleDsl.Language;

        """;

    /// <summary>What a compilation for which device kernels are written has of ScheduleDsl.Ilgpu.</summary>
    public const string Devices = """
        namespace ScheduleDsl.Ilgpu.CompilerServices { public abstract class DeviceRule; }

        namespace ScheduleDsl.Ilgpu
        {
            [System.AttributeUsage(System.AttributeTargets.Assembly, AllowMultiple = true)]
            public sealed class EmitDeviceKernelsAttribute(System.Type type) : System.Attribute { public System.Type Type => type; }
        }
        """;

    public const string Lion = Usings + """
        namespace Acme;

        /// <summary>Lion.</summary>
        [Optimizer]
        public sealed partial class Lion
        {
        """ + LionMembers + """

        }
        """;

    public const string Wsd = """
        using ScheduleDsl;

        namespace Acme;

        [Profile]
        public partial class Straight { static double Value(double t) => 1 - t; }

        /// <summary>Warmup, stable, decay.</summary>
        [Schedule(Peak = 3e-4, Steps = 1000)]
        [Warmup(Steps = 100)]
        [Hold]
        [Decay(typeof(Straight), Fraction = 0.2, FloorOfPeak = 0.1)]
        public partial class Wsd;
        """;

    public const string Recipe = """
        using ScheduleDsl;

        namespace Acme;

        [Recipe(typeof(Lion), Set = "WeightDecay=0.1")]
        [Follow(nameof(Lion.LearningRate), typeof(Wsd))]
        [Plan(Steps = 500, BatchSize = 64)]
        [Group("no decay", Names = "*.bias", Set = "WeightDecay=0")]
        public static partial class Pretraining;
        """;
}
