using System.Globalization;

namespace ScheduleDsl.Benchmarks.Generator;

/// <summary>Source files with one rule each, of four kinds that differ in length, state and control flow.</summary>
internal static class RuleSources
{
    private const string Header = """
        using ScheduleDsl;
        using static ScheduleDsl.Language;

        namespace Generated.Rules;


        """;

    private const string Sign = """
        [Optimizer]
        public sealed partial class RuleNUMBER
        {
            [Hyper(1e-4, Min = 0)] public partial Scalar LearningRate { get; init; }
            [Hyper(0.FACTOR, Min = 0, Below = 1)] public partial Scalar Beta1 { get; init; }
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
        }
        """;

    private const string HeavyBall = """
        [Optimizer]
        public sealed partial class RuleNUMBER
        {
            [Hyper(1e-2, Min = 0)] public partial Scalar LearningRate { get; init; }
            [Hyper(0.FACTOR, Min = 0, Below = 1)] public partial Scalar Momentum { get; init; }
            [Hyper(false)] public partial bool Nesterov { get; init; }

            [State] private float velocity;

            [UpdateRule]
            private float Update(float parameter, float gradient)
            {
                velocity = Momentum * velocity + gradient;
                float direction = Nesterov ? gradient + Momentum * velocity : velocity;
                return parameter - LearningRate * direction;
            }
        }
        """;

    private const string TwoMoments = """
        [Optimizer]
        public sealed partial class RuleNUMBER
        {
            [Hyper(1e-3, Min = 0)] public partial Scalar LearningRate { get; init; }
            [Hyper(0.FACTOR, Min = 0, Below = 1)] public partial Scalar Beta1 { get; init; }
            [Hyper(0.999, Min = 0, Below = 1)] public partial Scalar Beta2 { get; init; }
            [Hyper(1e-8, Min = 0)] public partial Scalar Epsilon { get; init; }
            [Hyper(0.01, Min = 0)] public partial Scalar WeightDecay { get; init; }

            [State] private float first;
            [State] private float second;

            [UpdateRule]
            private float Update(float parameter, float gradient)
            {
                first = Lerp(gradient, first, Beta1);
                second = Lerp(gradient * gradient, second, Beta2);
                Scalar correction = Sqrt(1 - Beta2);
                float direction = first / (Sqrt(second) + Epsilon * correction);
                return Fma((float)-LearningRate, direction, (float)(1 - LearningRate * WeightDecay) * parameter);
            }
        }
        """;

    private const string Sum = """
        [Optimizer]
        public sealed partial class RuleNUMBER
        {
            [Hyper(1e-2, Min = 0)] public partial Scalar LearningRate { get; init; }
            [Hyper(0.FACTOR, Min = 0)] public partial Scalar Start { get; init; }
            [Hyper(0.0, Min = 0)] public partial Scalar WeightDecay { get; init; }

            [State(InitialFrom = nameof(Start))] private float sum;

            [UpdateRule]
            private float Update(float parameter, float gradient)
            {
                float decayed = gradient;
                if (WeightDecay != 0)
                    decayed += WeightDecay * parameter;
                sum += Square(decayed);
                return parameter - LearningRate * decayed / (Sqrt(sum) + 1e-10f);
            }
        }
        """;

    private static readonly string[] Kinds = [Sign, HeavyBall, TwoMoments, Sum];

    public static string Rule(int number) => Header + Kinds[number % Kinds.Length]
        .Replace("NUMBER", number.ToString(CultureInfo.InvariantCulture))
        .Replace("FACTOR", (100 + number).ToString(CultureInfo.InvariantCulture));

    /// <summary>A file that no rule reads.</summary>
    public static string Unrelated(int edit) => $$"""
        namespace Generated;

        public static class Unrelated
        {
            public static int Edits() => {{edit}};
        }
        """;
}
