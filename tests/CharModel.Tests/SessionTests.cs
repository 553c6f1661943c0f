using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using CharModel.Training;
using Examples;
using ScheduleDsl;
using Xunit;

namespace CharModel.Tests;

/// <summary>The command as a user runs it with its output redirected, in a folder of its own.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("char-model-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string In(string name) => Path.Combine(folder, name);

    private (int Code, string[] Lines, string Errors) Train(params string[] args)
    {
        var output = new StringWriter { NewLine = "\n" };
        var errors = new StringWriter { NewLine = "\n" };
        int code = CommandLine.Run(
            [.. args, "--report", In("report.html")],
            options => Session.Run(options, Terminal.Create(output, redirected: true)),
            _ => throw new InvalidOperationException("not a tournament"),
            errors);
        return (code, output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'), errors.ToString());
    }

    private (int Code, string[] Lines, string Errors) TrainOnFewWords(params string[] args)
    {
        FewWords.Write(In("few.txt"));
        return Train([.. args, "--data", In("few.txt")]);
    }

    /// <summary>Training losses, or others, in the order of the progress lines.</summary>
    private static double[] Losses(string[] lines, string what = "  loss ") =>
        [.. lines.Where(l => l.StartsWith("step ", StringComparison.Ordinal)).Select(l => double.Parse(l.Split(what)[1].Split(' ')[0], CultureInfo.InvariantCulture))];

    /// <summary>Declarations enter the registry when their module is first used, which the theories below do not wait for.</summary>
    static SessionTests() => RuntimeHelpers.RunModuleConstructor(typeof(CharModel.Declarations.WarmThenLinear).Module.ModuleHandle);

    public static TheoryData<string> Optimizers => [.. Registry.Optimizers.Select(o => o.Name)];

    [Fact]
    public void ShortRun_LearnsAndReports()
    {
        (int code, string[] lines, string errors) = Train("--steps", "300");

        Assert.Equal((0, ""), (code, errors));
        Assert.Matches(@"^test loss: \d\.\d{4} nats per letter, as of \d+\.\d\d equal chances$", lines[^1]);
        // Single letters by their frequency come to 2.85 nats.
        Assert.InRange(double.Parse(lines[^1].Split(' ')[2], CultureInfo.InvariantCulture), 1.5, 2.5);
        Assert.Equal(10, Losses(lines).Length);
        Assert.Contains(lines, l => l.StartsWith("optimizer      Muon: ", StringComparison.Ordinal) && l.Contains("; what is no hidden matrix: AdamW, peak 0.003, ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains('\x1b') || l.Contains('\r'));
        Assert.Equal(2, File.ReadAllText(In("report.html")).Split("<svg").Length - 1);
    }

    [Theory]
    [InlineData("Muon", "1")]
    [InlineData("Soap", "2")]
    [InlineData("AdamW", "2")]
    public void ResumedRun_HasTheBitsOfTheUnbrokenOne_WithAnyNumberOfThreads(string optimizer, string threads)
    {
        string[] run = ["--optimizer", optimizer, "--steps", "40"];
        Assert.Equal(0, TrainOnFewWords([.. run, "--threads", "1", "--save", In("unbroken")]).Code);
        Assert.Equal(0, TrainOnFewWords([.. run, "--threads", threads, "--stop-after", "15", "--save", In("part")]).Code);
        (int code, _, string errors) = TrainOnFewWords([.. run, "--threads", threads, "--resume", In("part"), "--save", In("resumed")]);

        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(File.ReadAllBytes(In("unbroken")), File.ReadAllBytes(In("resumed")));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void EveryRegisteredOptimizer_LowersTheLoss_OrSaysWhatItLacks(string optimizer)
    {
        (int code, string[] lines, string errors) = TrainOnFewWords("--optimizer", optimizer, "--steps", "60");

        if (code != 0)
        {
            // No rate for a schedule to drive, or curvature, half-batch gradients, losses of perturbed weights, which nobody computes here.
            Assert.Equal(2, code);
            Assert.Matches("^error: .*(has no LearningRate|needs inputs that have not been set).*\n$", errors);
            return;
        }

        // Always of the same letters, so that a step too small to tell from one batch to the next shows.
        double[] losses = Losses(lines, "  validation loss ");
        Assert.True(losses[^1] < losses[0], $"loss went from {losses[0]} to {losses[^1]}");
    }

    [Theory]
    [InlineData("Constant")]
    [InlineData("ScheduleDsl.Schedules.Cosine")]
    [InlineData("Rex")]
    [InlineData("Wsd")]
    public void ScheduleByName_DrivesTheRate(string schedule)
    {
        (int code, string[] lines, string errors) = TrainOnFewWords("--schedule", schedule, "--steps", "150");

        Assert.Equal((0, ""), (code, errors));
        Assert.True(Losses(lines)[^1] < Losses(lines)[0]);
    }

    [Theory]
    [InlineData("There is no optimizer Muonn; did you mean Muon?", "--optimizer", "Muonn")]
    [InlineData("There is no schedule Cosin; did you mean Cosine?", "--schedule", "Cosin")]
    public void UnknownName_IsOneLineThatNamesTheNearest(string message, params string[] args)
    {
        (int code, _, string errors) = Train(args);

        Assert.Equal((2, $"error: {message}\n"), (code, errors));
    }

    [Fact]
    public void RunOfAnotherSeed_IsNotResumed()
    {
        Assert.Equal(0, Train("--steps", "8", "--stop-after", "4", "--save", In("part")).Code);
        (int code, _, string errors) = Train("--steps", "8", "--seed", "2", "--resume", In("part"));

        Assert.Equal((2, $"error: cannot resume from '{In("part")}': its seed is 1, not 2\n"), (code, errors));
    }

    [Fact]
    public void WrongLineInTheUsersWords_IsOneLine()
    {
        File.WriteAllText(In("words.txt"), "one\ntwo3\n");
        (int code, _, string errors) = Train("--data", In("words.txt"));

        Assert.Equal((2, $"error: {In("words.txt")}, line 2: 'two3' has '3', but words are letters from a to z\n"), (code, errors));
    }

    [Fact]
    public void RateThatIsFarTooHigh_EndsWithAClearError()
    {
        (int code, _, string errors) = Train("--optimizer", "Sgd", "--rate", "1e30", "--steps", "20");

        Assert.Equal(2, code);
        Assert.Contains("diverged", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(In("report.html")));
    }
}
