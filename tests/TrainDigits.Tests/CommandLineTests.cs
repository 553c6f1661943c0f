using System;
using System.IO;
using Xunit;

namespace TrainDigits.Tests;

public sealed class CommandLineTests
{
    private static (int Code, string Errors, TrainOptions? Options) Run(params string[] args)
    {
        TrainOptions? seen = null;
        var errors = new StringWriter { NewLine = "\n" };
        int code = CommandLine.Run(args, options => seen = options, _ => throw new InvalidOperationException("not a comparison"), errors);
        return (code, errors.ToString(), seen);
    }

    [Fact]
    public void NoArguments_TrainTheRecipeForItsBudget()
    {
        (int code, string errors, TrainOptions? options) = Run();

        Assert.Equal(0, code);
        Assert.Equal("", errors);
        Assert.Null(options!.Optimizer);
        Assert.Null(options.Epochs);
    }

    [Fact]
    public void Options_ReachTheTraining()
    {
        TrainOptions options = Run(
            "--optimizer", "Lion", "--schedule", "Cosine", "--rate", "1e-3", "--budget", "7", "--stop-after", "3", "--seed", "9", "--threads", "1").Options!;

        Assert.Equal(
            ("Lion", "Cosine", 1e-3, 7, 3, 9L, 1),
            (options.Optimizer, options.Schedule, options.Rate, options.Epochs, options.StopAfter, options.Seed, options.Threads));
    }

    [Theory]
    [InlineData("error: --budget is 0, but the least is 1\n", "--budget", "0")]
    [InlineData("error: --threads is -1, but the least is 1\n", "--threads", "-1")]
    [InlineData("error: --rate is -0.5, but a learning rate is a positive number\n", "--rate", "-0.5")]
    [InlineData("error: --stop-after is 0, but the least is 1\n", "--stop-after", "0")]
    [InlineData("error: cannot write 'no/such/folder/x.html': its folder does not exist\n", "--report", "no/such/folder/x.html")]
    [InlineData("error: cannot write '.': it is a folder\n", "--save", ".")]
    [InlineData("error: --schedules needs --compare\n", "--schedules", "Rex")]
    [InlineData("error: --json needs --compare\n", "--json", "x.json")]
    public void BadValue_IsOneLineAndExitCode2(string message, params string[] args)
    {
        (int code, string errors, TrainOptions? options) = Run(args);

        Assert.Equal(2, code);
        Assert.Equal(message, errors);
        Assert.Null(options);
    }

    [Theory]
    [InlineData("error: --budget takes a number, not 'many'\n", "--budget", "many")]
    [InlineData("error: --rate takes a number, not '1,5'\n", "--rate", "1,5")]
    [InlineData("error: Unrecognized command or argument '--bugdet'.\n", "--bugdet")]
    public void WhatCannotBeParsed_IsOneLineThatQuotesIt(string message, params string[] args) =>
        Assert.Equal((2, message, null), Run(args));

    [Fact]
    public void OptionWithoutItsValue_IsOneLine()
    {
        (int code, string errors, _) = Run("--resume");

        Assert.Equal(2, code);
        Assert.Single(errors.TrimEnd('\n').Split('\n'));
        Assert.Contains("--resume", errors, StringComparison.Ordinal);
    }
}
