using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Tests.Precision;

/// <summary>Loops that read and write bfloat16 themselves: the bits of a run in float whose weights are rounded by hand after every step.</summary>
public sealed class BFloat16LoopsTests
{
    // Odd lengths leave tails behind every vector width; matrices have rows that start anywhere.
    private static readonly (string Name, int[] Shape)[] Tensors = [("a", [37, 53]), ("b", [129]), ("c", [3]), ("d", [2, 3, 65])];

    // One loop; norms of a tensor; factors along rows and columns; a norm of the run; signs.
    private static IReadOnlyDictionary<string, OptimizerSettings> Rules { get; } = new Dictionary<string, OptimizerSettings>
    {
        ["AdamW"] = new AdamWSettings { WeightDecay = 0.1 },
        ["Lamb"] = new LambSettings(),
        ["Adafactor"] = new AdafactorSettings(),
        ["AdamMini"] = new AdamMiniSettings(),
        ["Lion"] = new LionSettings { WeightDecay = 0.1 },
    };

    public static TheoryData<string, ElementType, ElementType, Arm> Cases
    {
        get
        {
            TheoryData<string, ElementType, ElementType, Arm> cases = [];
            foreach (string rule in Rules.Keys)
            {
                foreach (Arm arm in (Arm[])[Arm.Scalar, Arm.Vector128, Arm.Vector256, Arm.Vector512])
                {
                    cases.Add(rule, ElementType.BFloat16, ElementType.BFloat16, arm);
                    cases.Add(rule, ElementType.BFloat16, ElementType.Float32, arm);
                    cases.Add(rule, ElementType.Float32, ElementType.BFloat16, arm);
                }
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Steps_AreThoseOfFloatsRoundedByHand(string rule, ElementType weights, ElementType gradients, Arm arm)
    {
        using ParameterTable low = ParameterTable.CreateArena(weights, gradients, Tensors), wide = ParameterTable.CreateArena(ElementType.Float32, ElementType.Float32, Tensors);
        using OptimizerRun lowRun = OptimizerRun.Create(low, Rules[rule], new RunOptions { Arm = arm, Threads = 1 });
        using OptimizerRun wideRun = OptimizerRun.Create(wide, Rules[rule], new RunOptions { Arm = Arm.Scalar, Threads = 1 });
        Random random = new(11);
        foreach ((Parameter one, Parameter other) in low.Zip(wide))
        {
            for (int i = 0; i < one.Length; i++)
                Set(one, other, i, (BFloat16)(random.NextSingle() - 0.5f));
        }

        for (int step = 0; step < 3; step++)
        {
            foreach ((Parameter one, Parameter other) in low.Zip(wide))
            {
                for (int i = 0; i < one.Length; i++)
                {
                    BFloat16 gradient = (BFloat16)((random.NextSingle() - 0.5f) * 0.01f);
                    other.Gradients[i] = (float)gradient;
                    if (gradients == ElementType.Float32)
                        one.Gradients[i] = (float)gradient;
                    else
                        one.GradientsAs<BFloat16>()[i] = gradient;
                }
            }
            lowRun.Step();
            wideRun.Step();
            foreach ((Parameter one, Parameter other) in low.Zip(wide))
            {
                for (int i = 0; i < one.Length; i++)
                {
                    if (weights == ElementType.BFloat16)
                        other.Values[i] = Rounded(other.Values[i]);
                    Assert.Equal(Bits(other.Values[i]), Bits(weights == ElementType.Float32 ? one.Values[i] : (float)one.ValuesAs<BFloat16>()[i]));
                }
            }
        }
    }

    private static void Set(Parameter one, Parameter other, int i, BFloat16 value)
    {
        other.Values[i] = (float)value;
        if (one.ElementType == ElementType.Float32)
            one.Values[i] = (float)value;
        else
            one.ValuesAs<BFloat16>()[i] = value;
    }

    // The nearest of the two neighbours in bfloat16, the even one of a tie: by arithmetic, not by bits.
    private static float Rounded(float value)
    {
        float below = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(value) & 0xFFFF_0000);
        float above = BitConverter.UInt32BitsToSingle((BitConverter.SingleToUInt32Bits(value) & 0xFFFF_0000) + 0x1_0000);
        double down = Math.Abs((double)value - below), up = Math.Abs((double)above - value);
        bool isEven = (BitConverter.SingleToUInt32Bits(below) & 0x1_0000) == 0;
        return down < up || (down == up && isEven) ? below : above;
    }

    private static uint Bits(float value) => BitConverter.SingleToUInt32Bits(value);
}
