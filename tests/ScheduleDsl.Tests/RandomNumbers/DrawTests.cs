using System;
using System.Threading.Tasks;
using ScheduleDsl.CompilerServices;
using Xunit;

namespace ScheduleDsl.Tests.RandomNumbers;

public sealed class DrawTests
{
    [Fact]
    public void OutsideAReplay_NumbersAreThoseOfTheFirstWeightOfSeed0()
    {
        OneWeight.SetStep(9);
        Assert.Equal(RandomValue.Of(DrawKind.Normal, new DrawStream(0, 9, 0, 0), 0), Draw.Normal());
        Assert.Equal(RandomValue.Of(DrawKind.Uniform, new DrawStream(0, 9, 0, 1), 0), Draw.Uniform());
        Assert.Equal(RandomValue.Of(DrawKind.Sign, new DrawStream(0, 9, 0, 2), 0), Draw.Sign());
    }

    [Fact]
    public void SettingTheStepAgain_RepeatsItsNumbers()
    {
        OneWeight.SetStep(4);
        (float, float) first = (Draw.Normal(), Draw.Normal());
        Assert.NotEqual(first.Item1, first.Item2);
        OneWeight.SetStep(4);
        Assert.Equal(first, (Draw.Normal(), Draw.Normal()));
        OneWeight.SetStep(5);
        Assert.NotEqual(first.Item1, Draw.Normal());
    }

    [Fact]
    public async Task Threads_CountTheirOwnCalls()
    {
        OneWeight.SetStep(4);
        float first = Draw.Uniform();
        float elsewhere = await Task.Factory.StartNew(
            () =>
            {
                OneWeight.SetStep(4);
                return Draw.Uniform();
            },
            TaskCreationOptions.LongRunning);
        Assert.Equal(first, elsewhere);
    }

    [Fact]
    public void AReplay_AnswersUntilItIsTakenAway()
    {
        OneWeight.SetStep(1);
        float own = Draw.Uniform();
        OneWeight.SetDraws(new Fixed());
        try
        {
            Assert.Equal([100, 101, 102], [Draw.Normal(), Draw.Uniform(), Draw.Sign()]);
        }
        finally
        {
            OneWeight.SetDraws(null);
        }

        OneWeight.SetStep(1);
        Assert.Equal(own, Draw.Uniform());
    }

    private sealed class Fixed : IDraws
    {
        float IDraws.Draw(DrawKind kind) => 100 + (int)kind;
    }
}
