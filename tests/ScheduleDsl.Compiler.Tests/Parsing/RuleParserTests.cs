using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Parsing;

public class RuleParserTests
{
    [Fact]
    public void Lion_IsBoundWithEveryConversionWrittenOut()
    {
        string text = UnitWriter.Write(FrontEnd.Rule("""
            namespace Acme;

            [Optimizer]
            public sealed partial class R
            {
                [Hyper(1e-4, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }
                [Hyper(0.9,  Min = 0, Below = 1)] public partial Scalar Beta1 { get; init; }
                [Hyper(0.99, Min = 0, Below = 1)] public partial Scalar Beta2 { get; init; }
                [Hyper(0.0,  Min = 0)]            public partial Scalar WeightDecay { get; init; }

                [State] private float momentum;

                [UpdateRule]
                private float Update(float parameter, float gradient)
                {
                    float direction = Sign(Lerp(gradient, momentum, Beta1));
                    momentum = Lerp(gradient, momentum, Beta2);
                    return parameter - LearningRate * (direction + WeightDecay * parameter);
                }
            }
            """));

        Assert.Equal("", text);
    }
}
