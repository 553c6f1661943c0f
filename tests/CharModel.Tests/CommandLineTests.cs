using System;
using System.IO;
using System.Linq;
using CharModel.Tournament;
using Xunit;

namespace CharModel.Tests;

public sealed class CommandLineTests
{
    private static (int Code, string Errors, TrainOptions? Train, TournamentOptions? Tournament) Run(params string[] args)
    {
        TrainOptions? train = null;
        TournamentOptions? tournament = null;
        var errors = new StringWriter { NewLine = "\n" };
        int code = CommandLine.Run(args, options => train = options, options => tournament = options, errors);
        return (code, errors.ToString(), train, tournament);
    }

    [Fact]
    public void NoArguments_TrainTheRecipe()
    {
        (int code, string errors, TrainOptions? options, TournamentOptions? tournament) = Run();

        Assert.Equal((0, "", null), (code, errors, tournament));
        Assert.Equal((null, null, null), (options!.Optimizer, options.Steps, options.Rate));
    }

    [Fact]
    public void Options_ReachTheTraining()
    {
        TrainOptions options = Run(
            "--optimizer", "Soap", "--schedule", "Cosine", "--rate", "1e-3", "--steps", "70", "--stop-after", "30", "--seed", "9", "--threads", "1").Train!;

        Assert.Equal(
            ("Soap", "Cosine", 1e-3, 70, 30, 9L, 1),
            (options.Optimizer, options.Schedule, options.Rate, options.Steps, options.StopAfter, options.Seed, options.Threads));
    }

    [Fact]
    public void Options_ReachTheTournament()
    {
        TournamentOptions options = Run("--tournament", "--optimizers", "muon,AdaBelief", "--steps", "70", "--trials", "5", "--seeds", "2", "--seed", "9").Tournament!;

        Assert.Equal((70, 5, 2, 9L), (options.Steps, options.Trials, options.Seeds, options.FirstSeed));
        // The one as it is listed, the other around its own default.
        Assert.Equal(
            [("Muon", 2e-3, 0.2), ("AdaBelief", 1e-4, 1e-2)],
            [.. options.Contestants.Select(c => (c.Name, c.LowestRate, c.HighestRate))]);
    }

    [Theory]
    [InlineData("error: --steps is 0, but the least is 1\n", "--steps", "0")]
    [InlineData("error: --rate is -0.5, but a learning rate is a positive number\n", "--rate", "-0.5")]
    [InlineData("error: --rate takes a number, not '1,5'\n", "--rate", "1,5")]
    [InlineData("error: --steps takes a number, not 'many'\n", "--steps", "many")]
    [InlineData("error: --trials is 0, but the least is 1\n", "--tournament", "--trials", "0")]
    [InlineData("error: --trials needs --tournament\n", "--trials", "3")]
    [InlineData("error: --optimizers needs --tournament\n", "--optimizers", "Muon")]
    [InlineData("error: --rate does not go with --tournament\n", "--tournament", "--rate", "1")]
    [InlineData("error: --resume does not go with --tournament\n", "--tournament", "--resume", "x")]
    [InlineData("error: --optimizers names Muon twice\n", "--tournament", "--optimizers", "Muon,ScheduleDsl.Optimizers.Muon")]
    [InlineData("error: --optimizers has an empty entry in 'Muon,'\n", "--tournament", "--optimizers", "Muon,")]
    [InlineData("error: There is no optimizer Adamm; did you mean Adam?\n", "--tournament", "--optimizers", "Muon,Adamm")]
    [InlineData("error: cannot write 'no/such/folder/x.html': its folder does not exist\n", "--report", "no/such/folder/x.html")]
    [InlineData("error: Unrecognized command or argument '--tournamend'.\n", "--tournamend")]
    public void BadValue_IsOneLineAndExitCode2(string message, params string[] args) => Assert.Equal((2, message, null, null), Run(args));
}
