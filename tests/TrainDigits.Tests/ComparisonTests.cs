using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Examples;
using TrainDigits.Comparison;
using TrainDigits.Digits;
using TrainDigits.Report;
using Xunit;

namespace TrainDigits.Tests;

/// <summary>The command <c>--compare</c>, at budgets far below the real ones, in a folder of its own.</summary>
public sealed class ComparisonTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("compare-digits-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string In(string name) => Path.Combine(folder, name);

    private (int Code, string Output, string Errors) Compare(params string[] args)
    {
        var output = new StringWriter { NewLine = "\n" };
        var errors = new StringWriter { NewLine = "\n" };
        int code = CommandLine.Run(
            ["--compare", .. args, "--report", In("report.html")],
            _ => throw new InvalidOperationException("not a training run"),
            options => CompareSession.Run(options, Terminal.Create(output, redirected: true)),
            errors);
        return (code, output.ToString().ReplaceLineEndings("\n"), errors.ToString());
    }

    private static readonly string[] Small = ["--budget", "2", "--seeds", "2", "--rates", "0.003,0.01"];

    private static Contest SmallContest(params string[] schedules) => Contest.Create(
        new ComparisonOptions { Report = "", Schedules = schedules, Budgets = [2, 100], Rates = [0.001, 0.1], Seeds = 2, Epochs = 1 },
        DigitsFile.ReadEmbedded());

    [Fact]
    public void DefaultTable_HasTheFiveSchedulesAndSixBudgetsOfThePaper()
    {
        (int code, string output, string errors) = Compare(Small);

        Assert.Equal((0, ""), (code, errors));
        string[] lines = output.Split('\n');
        int head = Array.FindIndex(lines, l => l.TrimStart().StartsWith("schedule ", StringComparison.Ordinal));
        Assert.Equal(["schedule", "1 %", "5 %", "10 %", "25 %", "50 %", "100 %"], Regex.Split(lines[head].Trim(), "  +"));

        string[] rows = lines[(head + 2)..(head + 7)];
        Assert.Equal(["Rex", "Linear", "Cosine", "StepDecay", "Wsd"], rows.Select(r => r.Trim().Split(' ')[0]));
        Assert.All(rows, r => Assert.Matches(@"^ \w+( +\*?\d+\.\d\d ± \d+\.\d\d){6} *$", r));
        Assert.Contains("average rank", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', output);
        Assert.All(lines, l => Assert.True(l.Length <= Terminal.PlainWidth, l));
    }

    [Fact]
    public void Star_StandsAtEveryLowestMeanOfAColumn()
    {
        string output = Compare([.. Small, "--schedules", "Rex,Constant", "--budgets", "10,100"]).Output;
        Match[] rows = [.. Regex.Matches(output, @"^ (Rex|Constant)(?: +(\*?)(\d+\.\d\d) ± \d+\.\d\d){2} *$", RegexOptions.Multiline).Cast<Match>()];

        Assert.Equal(2, rows.Length);
        for (int column = 0; column < 2; column++)
        {
            double[] means = [.. rows.Select(r => double.Parse(r.Groups[3].Captures[column].Value, CultureInfo.InvariantCulture))];
            Assert.Equal(means.Select(m => m == means.Min()), rows.Select(r => r.Groups[2].Captures[column].Value == "*"));
        }
    }

    [Fact]
    public void EverySchedule_StartsASeedWithTheSameWeightsAndBatch()
    {
        Contest contest = SmallContest("Rex", "Linear", "Cosine", "StepDecay", "Wsd");
        ContestResult result = contest.Run(threads: 2, _ => { });

        double[][] losses =
        [
            .. from schedule in Enumerable.Range(0, 5)
               from budget in Enumerable.Range(0, 2)
               from rate in Enumerable.Range(0, 2)
               select result.Runs(schedule, budget, rate).ToArray().Select(r => r.FirstLoss).ToArray(),
        ];
        Assert.All(losses, l => Assert.Equal(losses[0], l));
        Assert.NotEqual(losses[0][0], losses[0][1]);
        Assert.All(losses[0], l => Assert.InRange(l, 1.5, 4));
    }

    [Fact]
    public void SchedulesWithTheSameRates_HaveTheSameRuns()
    {
        // 2 % of 33 updates is one update, and these four begin at their peak; the peaks themselves differ.
        Contest contest = SmallContest("Rex", "Linear", "Cosine", "StepDecay");
        ContestResult result = contest.Run(threads: 2, _ => { });

        Assert.Equal(1, contest.Budgets[0].Updates);
        for (int schedule = 1; schedule < 4; schedule++)
        {
            Assert.Equal(result.Runs(0, 0, 0).ToArray(), result.Runs(schedule, 0, 0).ToArray());
            Assert.NotEqual(result.Runs(0, 1, 1).ToArray(), result.Runs(schedule, 1, 1).ToArray());
        }

        Assert.NotEqual(result.Runs(0, 0, 0).ToArray(), result.Runs(0, 0, 1).ToArray());
    }

    [Fact]
    public void Parts_ShareNoImage()
    {
        DigitSet digits = DigitsFile.ReadEmbedded();
        ComparisonData data = ComparisonData.Create(digits, seed: 3);
        static IEnumerable<string> Images(DigitSet set) => Enumerable.Range(0, set.Count).Select(i => string.Join(' ', set.Image(i).ToArray()));

        Assert.Equal(digits.Count, data.Train.Count + data.Validation.Count + data.Test.Count);
        Assert.Equal(Images(digits).Order(), Images(data.Train).Concat(Images(data.Validation)).Concat(Images(data.Test)).Order());
    }

    [Fact]
    public void AnyNumberOfThreads_WritesTheSameTableAndFiles()
    {
        string[] run = [.. Small, "--schedules", "Rex,Wsd", "--budgets", "10,100", "--csv", In("table.csv"), "--json", In("all.json")];
        string[] Written() => [.. new[] { "table.csv", "all.json", "report.html" }.Select(f => File.ReadAllText(In(f)))];
        string first = Compare([.. run, "--threads", "1"]).Output;
        string[] files = Written();

        Assert.Equal(first, Compare([.. run, "--threads", "3"]).Output);
        Assert.Equal(files, Written());
    }

    [Fact]
    public void Files_HoldTheFiguresOfTheTable()
    {
        (int code, string output, _) = Compare(
            [.. Small, "--schedules", "Linear,StepDecay", "--budgets", "50,100", "--csv", In("table.csv"), "--json", In("all.json")]);

        Assert.Equal(0, code);
        string[][] csv = [.. File.ReadAllLines(In("table.csv")).Select(l => l.Split(','))];
        Assert.Equal(["schedule", "budget_percent", "updates", "peak", "seeds", "mean_error", "standard_deviation", "rank"], csv[0]);
        Assert.Equal(["Linear 50 33", "Linear 100 66", "StepDecay 50 33", "StepDecay 100 66"], csv[1..].Select(l => $"{l[0]} {l[1]} {l[2]}"));

        JsonArray cells = JsonNode.Parse(File.ReadAllText(In("all.json")))!["cells"]!.AsArray();
        Assert.Equal(4, cells.Count);
        foreach ((int i, JsonNode? cell) in cells.Index())
        {
            double[] errors = [.. cell!["errors"]!.AsArray().Select(e => e!.GetValue<double>())];
            Assert.Equal(2, errors.Length);
            Assert.Equal(errors.Average(), double.Parse(csv[i + 1][5], CultureInfo.InvariantCulture), 9);
            Assert.Contains(errors.Average().ToString("F2", CultureInfo.InvariantCulture) + " ±", output, StringComparison.Ordinal);
        }

        string page = File.ReadAllText(In("report.html"));
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("StepDecay", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no schedule Rexx", "--schedules", "Linear,Rexx")]
    [InlineData("--schedules names Rex twice", "--schedules", "Rex,ScheduleDsl.Schedules.Rex")]
    [InlineData("--schedules has an empty entry in 'Rex,'", "--schedules", "Rex,")]
    [InlineData("--budgets takes numbers with commas between them, not 'ten'", "--budgets", "1,ten")]
    [InlineData("--budgets has 0, but a budget is above 0 and at most 100 percent", "--budgets", "0,10")]
    [InlineData("--budgets has 120, but a budget is above 0 and at most 100 percent", "--budgets", "10,120")]
    [InlineData("--budgets has NaN, but a budget is above 0 and at most 100 percent", "--budgets", "NaN")]
    [InlineData("--budgets has 5 twice", "--budgets", "5,10,5.0")]
    [InlineData("--rates has -0.1, but a learning rate is a positive number", "--rates", "0.1,-0.1")]
    [InlineData("--seeds is 0, but the least is 1", "--seeds", "0")]
    [InlineData("--seeds takes a number, not 'few'", "--seeds", "few")]
    [InlineData("There is no optimizer Adamm", "--optimizer", "Adamm")]
    [InlineData("--resume does not go with --compare", "--resume", "run.safetensors")]
    [InlineData("--rate does not go with --compare", "--rate", "0.1")]
    [InlineData("cannot write 'no/such/folder/x.csv': its folder does not exist", "--csv", "no/such/folder/x.csv")]
    public void BadInput_IsOneLineAndNothingIsWritten(string message, params string[] args)
    {
        (int code, string output, string errors) = Compare(args);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("error: " + message, errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd('\n').Split('\n'));
        Assert.Empty(Directory.GetFiles(folder));
    }
}
