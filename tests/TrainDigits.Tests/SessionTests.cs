using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Examples;
using ScheduleDsl;
using TrainDigits.Model;
using TrainDigits.Report;
using TrainDigits.Training;
using Xunit;

namespace TrainDigits.Tests;

/// <summary>The command as a user runs it with its output redirected, in a folder of its own.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("train-digits-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string In(string name) => Path.Combine(folder, name);

    private (int Code, string[] Lines, string Errors) Train(params string[] args)
    {
        var output = new StringWriter { NewLine = "\n" };
        var errors = new StringWriter { NewLine = "\n" };
        string[] all = args.Contains("--report") ? args : [.. args, "--report", In("report.html")];
        int code = CommandLine.Run(all, options => Session.Run(options, Terminal.Create(output, redirected: true)), _ => throw new InvalidOperationException("not a comparison"), errors);
        return (code, output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'), errors.ToString());
    }

    private static double Accuracy(string lastLine)
    {
        Assert.Matches(@"^test accuracy: \d+\.\d %$", lastLine);
        return double.Parse(lastLine.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    /// <summary>Training losses in the order of the progress lines.</summary>
    private static double[] Losses(string[] lines) =>
        [.. lines.Where(l => l.StartsWith("epoch ", StringComparison.Ordinal)).Select(
            l => double.Parse(l.Split("  loss ")[1].Split(' ')[0], CultureInfo.InvariantCulture))];

    /// <summary>Declarations enter the registry when their module is first used, which the theories below do not wait for.</summary>
    static SessionTests() => RuntimeHelpers.RunModuleConstructor(typeof(TrainDigits.Declarations.CautiousSign).Module.ModuleHandle);

    public static TheoryData<string> Optimizers => [.. Registry.Optimizers.Select(o => o.Name)];

    public static TheoryData<string> Schedules => [.. Registry.Schedules.Select(s => s.Name)];

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public void DefaultRun_ReachesNinetySevenPercent(string seed)
    {
        (int code, string[] lines, string errors) = Train("--seed", seed);

        Assert.Equal((0, ""), (code, errors));
        Assert.InRange(Accuracy(lines[^1]), 97, 100);
        Assert.DoesNotContain(lines, l => l.Contains('\x1b') || l.Contains('\r'));
        Assert.Equal(10, Losses(lines).Length);
        Assert.Contains(lines[^1].Split(' ')[2] + " % of the test images right", File.ReadAllText(In("report.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CautiousSign", "1")]
    [InlineData("AdamW", "2")]
    public void ResumedRun_HasTheBitsOfTheUnbrokenOne(string optimizer, string threads)
    {
        string[] run = ["--optimizer", optimizer, "--budget", "5"];
        Assert.Equal(0, Train([.. run, "--threads", "1", "--save", In("unbroken")]).Code);
        Assert.Equal(0, Train([.. run, "--threads", threads, "--stop-after", "2", "--save", In("part")]).Code);
        (int code, string[] lines, _) = Train([.. run, "--threads", threads, "--resume", In("part"), "--save", In("resumed")]);

        Assert.Equal(0, code);
        Assert.Equal(3, Losses(lines).Length);
        Assert.NotEqual(File.ReadAllBytes(In("part")), File.ReadAllBytes(In("unbroken")));
        Assert.Equal(File.ReadAllBytes(In("unbroken")), File.ReadAllBytes(In("resumed")));
    }

    // They have no learning rate for a schedule to drive.
    private static readonly string[] WithoutRate = ["Cocob", "Rprop", "Dowg"];

    // They need what the example does not compute: curvature, half-batch gradients, losses of perturbed weights.
    private static readonly string[] WithInputs = ["AdaHessian", "Sophia", "AgvmAdamW", "MezoSgd"];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void EveryRegisteredOptimizer_LowersTheLoss_OrSaysWhatItLacks(string optimizer)
    {
        (int code, string[] lines, string errors) = Train("--optimizer", optimizer, "--budget", "6");

        string name = optimizer[(optimizer.LastIndexOf('.') + 1)..];
        if (WithoutRate.Contains(name) || WithInputs.Contains(name))
        {
            Assert.Equal(2, code);
            Assert.Contains(WithoutRate.Contains(name) ? "has no LearningRate" : "needs inputs that have not been set", errors);
            return;
        }
        Assert.Equal((0, ""), (code, errors));
        double[] losses = Losses(lines);
        Assert.True(losses[^1] < losses[0], $"loss went from {losses[0]} to {losses[^1]}");
    }

    [Theory]
    [InlineData("Constant")]
    [InlineData("Schedules.LinearWarmup")]
    [InlineData("Rex")]
    [InlineData("RexAt50And75")]
    [InlineData("ScheduleDsl.Schedules.Linear")]
    [InlineData("ScheduleDsl.Schedules.Cosine")]
    [InlineData("StepDecay")]
    [InlineData("Wsd")]
    [InlineData("WarmHoldCool")]
    [InlineData("ScheduleDsl.PyTorch.OneCycleLR")]
    public void ScheduleThatTakesPeakAndLength_DrivesTheRate(string schedule)
    {
        (int code, string[] lines, string errors) = Train("--schedule", schedule, "--budget", "4");

        Assert.Equal((0, ""), (code, errors));
        Assert.True(Losses(lines)[^1] < Losses(lines)[0]);
    }

    /// <summary>Some ask for numbers that have no default, and some are no rates at all.</summary>
    [Theory]
    [MemberData(nameof(Schedules))]
    public void EveryRegisteredSchedule_TrainsOrSaysInOneLineWhyNot(string schedule)
    {
        (int code, _, string errors) = Train("--schedule", schedule, "--budget", "1");

        if (code == 0)
        {
            Assert.Equal("", errors);
            return;
        }

        Assert.Equal(2, code);
        Assert.StartsWith("error: ", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void UnknownOptimizer_IsOneLineThatNamesTheNearest()
    {
        (int code, _, string errors) = Train("--optimizer", "CautiousSing");

        Assert.Equal(2, code);
        Assert.Single(errors.TrimEnd('\n').Split('\n'));
        Assert.Contains("CautiousSing", errors, StringComparison.Ordinal);
        Assert.Contains("CautiousSign", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownSchedule_IsOneLineThatNamesTheNearest()
    {
        (int code, _, string errors) = Train("--schedule", "WarmHoldCoal");

        Assert.Equal(2, code);
        Assert.Contains("WarmHoldCool", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void RunOfAnotherSeed_IsNotResumed()
    {
        // Its test images were training images: the accuracy would be a lie.
        Assert.Equal(0, Train("--budget", "2", "--stop-after", "1", "--save", In("part")).Code);
        (int code, _, string errors) = Train("--budget", "2", "--seed", "2", "--resume", In("part"));

        Assert.Equal(2, code);
        Assert.Equal($"error: cannot resume from '{In("part")}': its seed is 1, not 2\n", errors);
    }

    [Fact]
    public void RunOfAnotherSchedule_IsNotResumed()
    {
        Assert.Equal(0, Train("--budget", "2", "--stop-after", "1", "--save", In("part")).Code);
        (int code, _, string errors) = Train("--budget", "3", "--resume", In("part"));

        Assert.Equal(2, code);
        Assert.Contains(In("part"), errors, StringComparison.Ordinal);
    }

    [Fact]
    public void RunSavedWithoutItsWeights_IsNotResumed()
    {
        using ParameterTable table = Mlp.CreateTable();
        RecipeChoice choice = RecipeChoice.Create(DigitsHome.Recipe, optimizer: null, schedule: null, rate: null, steps: 88);
        using OptimizerRun run = choice.Start(table, new RunOptions { Seed = 1 });
        run.Step();
        run.Save(In("states"));
        (int code, _, string errors) = Train("--budget", "2", "--resume", In("states"));

        Assert.Equal((2, $"error: cannot resume from '{In("states")}': it holds no weights\n"), (code, errors));
    }

    [Fact]
    public void FinishedRun_CannotBeResumed()
    {
        Assert.Equal(0, Train("--budget", "1", "--save", In("done")).Code);
        (int code, _, string errors) = Train("--budget", "1", "--resume", In("done"));

        Assert.Equal((2, $"error: '{In("done")}' is at step 44 of 44: nothing is left to train\n"), (code, errors));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a saved run")]
    public void FileThatIsNoSavedRun_IsOneLine(string content)
    {
        File.WriteAllText(In("bad"), content);
        (int code, _, string errors) = Train("--resume", In("bad"));

        Assert.Equal(2, code);
        Assert.StartsWith($"error: cannot resume: {In("bad")}: ", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void WrongLineInTheUsersData_IsOneLine()
    {
        File.WriteAllText(In("digits.csv"), "1,2,3\n");
        (int code, _, string errors) = Train("--data", In("digits.csv"));

        Assert.Equal(2, code);
        Assert.Equal($"error: {In("digits.csv")}, line 1: 3 values, but an image has 64 pixels and a label\n", errors);
    }

    [Fact]
    public void RateThatIsFarTooHigh_EndsWithAClearError()
    {
        // Without decay no guideline stops it before the first step.
        (int code, _, string errors) = Train("--optimizer", "Sgd", "--rate", "1e30", "--budget", "3");

        Assert.Equal(2, code);
        Assert.Contains("diverged", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(In("report.html")));
    }
}
