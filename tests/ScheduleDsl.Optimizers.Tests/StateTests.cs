using System.Linq;
using ScheduleDsl.CompilerServices;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

public class StateTests
{
    [Fact]
    public void WithoutMomentum_SgdAndSignSgd_HaveNoState()
    {
        Assert.Equal(0, StatesOf(new SgdSettings()));
        Assert.Equal(0, StatesOf(new SignumSettings { Momentum = 0 }));
        Assert.Equal(1, StatesOf(new SgdSettings { Momentum = 0.9 }));
        Assert.Equal(1, StatesOf(new SignumSettings()));
    }

    [Fact]
    public void Amsgrad_AddsOneState()
    {
        Assert.Equal((2, 3), (StatesOf(new AdamSettings()), StatesOf(new AdamSettings { Amsgrad = true })));
        Assert.Equal((2, 3), (StatesOf(new AdamWSettings()), StatesOf(new AdamWSettings { Amsgrad = true })));
    }

    [Fact]
    public void RmsProp_HasWhatItsOptionsNeed()
    {
        Assert.Equal(1, StatesOf(new RmsPropSettings()));
        Assert.Equal(3, StatesOf(new RmsPropSettings { Centered = true, Momentum = 0.5 }));
    }

    [Fact]
    public void StateBytes_AreThoseOfAllStatesThatExist()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("a", [20, 30]), ("b", [7]));

        Assert.Equal(0, BytesOf(new SgdSettings()));
        Assert.Equal(2 * 4 * 607, BytesOf(new AdamWSettings()));
        Assert.Equal(2 * 2 * 607, BytesOf(new AdamWSettings(), StatePrecision.BFloat16));
        // A byte for each weight and a float for each block of 256, which begin anew at every tensor.
        Assert.Equal(2 * (607 + 4 * (3 + 1)), BytesOf(new AdamWSettings(), StatePrecision.Block8Signed));

        long BytesOf(OptimizerSettings settings, StatePrecision precision = default)
        {
            using OptimizerRun run = OptimizerRun.Create(table, settings, new RunOptions { StatePrecision = precision });
            return run.StateBytes;
        }
    }

    private static int StatesOf(OptimizerSettings settings)
    {
        CompiledRule rule = CompiledRules.Of(settings);
        double[] hypers = [.. rule.Hypers.Select(hyper => hyper.Default)];
        for (int i = 0; i < hypers.Length; i++)
        {
            object value = settings.GetType().GetProperty(rule.Hypers[i].Name)!.GetValue(settings)!;
            hypers[i] = value is Slot slot ? slot.At(0) : System.Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
        }

        return Enumerable.Range(0, rule.States.Count).Count(state => rule.HasState(state, hypers, TensorFacts.One));
    }
}
