using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using CharModel.Tournament;
using CharModel.Words;
using Examples;
using Xunit;

namespace CharModel.Tests;

/// <summary>The command <c>--tournament</c>, with runs far shorter than the real ones, in a folder of its own.</summary>
public sealed class TournamentTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("char-tournament-").FullName;

    private readonly string words = Path.GetTempFileName();

    public TournamentTests() => FewWords.Write(words);

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        File.Delete(words);
    }

    private static readonly string[] Small = ["--steps", "12", "--trials", "4", "--seeds", "2"];

    private string In(string name) => Path.Combine(folder, name);

    private (int Code, string Output, string Errors) Compete(params string[] args)
    {
        var output = new StringWriter { NewLine = "\n" };
        var errors = new StringWriter { NewLine = "\n" };
        int code = CommandLine.Run(
            ["--tournament", .. args, .. args.Contains("--data") ? [] : new[] { "--data", words }, "--report", In("report.html")],
            _ => throw new InvalidOperationException("not a training run"),
            options => TournamentSession.Run(options, Terminal.Create(output, redirected: true)),
            errors);
        return (code, output.ToString().ReplaceLineEndings("\n"), errors.ToString());
    }

    [Fact]
    public void DefaultContestants_AllCompete_AndTheTableFitsAPlainLine()
    {
        (int code, string output, string errors) = Compete("--steps", "6", "--trials", "1", "--seeds", "1");

        Assert.Equal((0, ""), (code, errors));
        string[] lines = output.Split('\n');
        int head = Array.FindIndex(lines, l => l.TrimStart().StartsWith("optimizer ", StringComparison.Ordinal) && l.Contains("speed-up", StringComparison.Ordinal));
        string[] rows = lines[(head + 2)..(head + 2 + Contestants.Default.Count)];
        Assert.Equal(Contestants.Default.Select(c => c.Name).Order(), rows.Select(r => r.Trim().Split(' ')[0]).Order());
        Assert.All(lines[head..(head + 2 + rows.Length)], l => Assert.True(l.TrimEnd().Length <= Terminal.PlainWidth, l));
        Assert.True(Contestants.Default.Count >= 8);
    }

    [Fact]
    public void DefaultRanges_AreAsWideForEveryone() =>
        Assert.All(Contestants.Default, c => Assert.Equal(100, c.HighestRate / c.LowestRate, 1e-9));

    [Fact]
    public void EveryOptimizer_HasAsManyTrialsAndRuns_AndStartsASeedAlike()
    {
        (int code, _, string errors) = Compete([.. Small, "--optimizers", "AdamW,Muon,Sgd", "--json", In("all.json")]);

        Assert.Equal((0, ""), (code, errors));
        JsonArray optimizers = JsonNode.Parse(File.ReadAllText(In("all.json")))!["optimizers"]!.AsArray();
        Assert.Equal(3, optimizers.Count);
        foreach (JsonNode? optimizer in optimizers)
        {
            JsonArray trials = optimizer!["trials"]!.AsArray();
            Assert.Equal(4, trials.Count);
            Assert.Equal(2, optimizer["runs"]!.AsArray().Count);
            double best = trials.MinBy(t => t!["validationLoss"]!.GetValue<double>())!["rate"]!.GetValue<double>();
            Assert.Equal(best, optimizer["rate"]!.GetValue<double>());
        }
    }

    [Fact]
    public void AnyNumberOfThreads_GivesTheSameLosses()
    {
        string[] run = [.. Small, "--optimizers", "AdamW,Soap,Dion", "--csv", In("table.csv")];
        string[] Written() => [.. File.ReadAllLines(In("table.csv")).Select(l => string.Join(',', l.Split(',')[..10]))];
        Assert.Equal(0, Compete([.. run, "--threads", "1"]).Code);
        string[] first = Written();
        Assert.Equal(0, Compete([.. run, "--threads", "2"]).Code);

        Assert.Equal("optimizer,rate,seeds,loss_25,loss_50,loss_100,mean_test_loss,standard_deviation,speed_up,state_bytes", first[0]);
        Assert.Equal(4, first.Length);
        Assert.Equal(first, Written());
    }

    [Fact]
    public void StateBytes_AreThoseOfTheMethods()
    {
        Assert.Equal(0, Compete(["--steps", "2", "--trials", "1", "--seeds", "1", "--optimizers", "AdamW,Muon,ApolloMini,Sgd,Adadelta", "--csv", In("table.csv")]).Code);
        var bytes = File.ReadAllLines(In("table.csv")).Skip(1).Select(l => l.Split(',')).ToDictionary(l => l[0], l => long.Parse(l[9]));

        const long Hidden = 256 * 192, Others = 27 * 24 + 256 + 27 * 256 + 27;
        Assert.Equal(8 * (Hidden + Others), bytes["AdamW"]);
        Assert.Equal(4 * Hidden + 8 * Others, bytes["Muon"]);
        Assert.Equal(4 * (Hidden + Others), bytes["Sgd"]);
        // Two numbers for each row, and the length of the last step.
        Assert.Equal(8 * 256 + 8 + 8 * Others, bytes["ApolloMini"]);
    }

    [Fact]
    public void Report_HasThreePlotsAndEveryOptimizer()
    {
        Assert.Equal(0, Compete([.. Small, "--optimizers", "Lion,AdaBelief"]).Code);
        string page = File.ReadAllText(In("report.html"));

        Assert.Equal(3, page.Split("<svg").Length - 1);
        Assert.Contains("<td>AdaBelief</td>", page, StringComparison.Ordinal);
        Assert.Contains("seed 1", page, StringComparison.Ordinal);
        Assert.Contains("2 to 3", page, StringComparison.Ordinal);
    }

    [Fact]
    public void RunThatDiverges_IsNoError_AndComesLast()
    {
        var options = new TournamentOptions
        {
            Report = "",
            Steps = 30,
            Trials = 1,
            Seeds = 1,
            Contestants = [new("Lost", "Sgd", 1e30, 1e30), new("Kept", "Sgd", 0.1, 0.1)],
        };
        Standing[] ranked = [.. TournamentTable.Ranked(Contest.Create(options, WordsFile.Read(words)).Run(_ => { }))];

        Assert.Equal(["Kept", "Lost"], ranked.Select(s => s.Contestant.Name));
        Assert.False(double.IsFinite(ranked[1].Mean));
    }

    [Theory]
    [InlineData("There is no optimizer Mouon; did you mean Muon?", "--optimizers", "AdamW,Mouon")]
    [InlineData("There is no schedule Cosin; did you mean Cosine?", "--schedule", "Cosin")]
    [InlineData("the optimizer ScheduleDsl.Optimizers.Rprop has no LearningRate for a schedule to drive", "--optimizers", "Rprop")]
    [InlineData("cannot read 'no such words.txt'", "--data", "no such words.txt")]
    public void BadInput_IsOneLineAndNothingIsWritten(string message, params string[] args)
    {
        (int code, string output, string errors) = Compete(args);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("error: " + message, errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd('\n').Split('\n'));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void OptimizerThatNeedsMoreThanGradients_IsOneLine()
    {
        (int code, _, string errors) = Compete([.. Small, "--optimizers", "Sophia"]);

        Assert.Equal(2, code);
        Assert.Contains("needs inputs that have not been set", errors, StringComparison.Ordinal);
    }
}
