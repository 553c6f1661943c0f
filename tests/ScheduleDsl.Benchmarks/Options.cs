using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using ScheduleDsl.Benchmarks.Linear;
using ScheduleDsl.Benchmarks.Measuring;
using ScheduleDsl.Benchmarks.Passes;

namespace ScheduleDsl.Benchmarks;

/// <summary>What to measure, and where to write it.</summary>
internal sealed record Options(
    IReadOnlyList<Size> Sizes, IReadOnlyList<string> Only, IReadOnlyList<int> Threads, Arm Arm, IReadOnlyList<string> Arms, int Rounds, bool Torch,
    string? Json, string? Markdown)
{
    private static readonly Option<string> SizesOption = new("--sizes")
    {
        Description = "Weights in a step, K and M being powers of 1,024, or tensors x weights.",
        DefaultValueFactory = _ => "64K,1M,64M,1000x256",
    };

    private static readonly Option<string> OnlyOption = new("--only") { Description = "Names of optimizers; by default all.", DefaultValueFactory = _ => "" };

    private static readonly Option<string> ThreadsOption = new("--threads")
    {
        Description = "Numbers of threads.",
        DefaultValueFactory = _ => Environment.ProcessorCount == 1 ? "1" : $"1,{Environment.ProcessorCount}",
    };

    private static readonly Option<Arm> ArmOption = new("--arm") { Description = "Vector width that the runs use.", DefaultValueFactory = _ => Arm.Auto };

    private static readonly Option<string> ArmsOption = new("--arms")
    {
        Description = "Optimizers for which every arm's loop is measured by itself.",
        DefaultValueFactory = _ => "AdamW,Lion",
    };

    private static readonly Option<int> RoundsOption = new("--rounds") { Description = "Rounds of each rotation.", DefaultValueFactory = _ => 11 };

    private static readonly Option<bool> NoTorchOption = new("--no-torch") { Description = "Leave PyTorch out even where it is installed." };

    private static readonly Option<string?> JsonOption = new("--json") { Description = "File for every number." };

    private static readonly Option<string?> MarkdownOption = new("--markdown") { Description = "File for the tables, as docs/performance.md has them." };

    public static void AddTo(Command command)
    {
        RoundsOption.Validators.Add(result => Require(result, result.GetValue(RoundsOption) >= 1, "--rounds must be at least 1."));
        SizesOption.Validators.Add(result => Require(result, Reads(() => Sized(result.GetValue(SizesOption)!), out string error), error));
        ThreadsOption.Validators.Add(result => Require(
            result, List(result.GetValue(ThreadsOption)!).All(text => int.TryParse(text, out int number) && number is >= 1 and <= 1024),
            "--threads takes numbers from 1 to 1024, such as 1,2."));
        foreach (Option option in new Option[]
                 {
                     SizesOption, OnlyOption, ThreadsOption, ArmOption, ArmsOption, RoundsOption, NoTorchOption, JsonOption, MarkdownOption,
                 })
            command.Options.Add(option);
    }

    public static Options From(ParseResult result) => new(
        Sized(result.GetValue(SizesOption)!), List(result.GetValue(OnlyOption)!), [.. List(result.GetValue(ThreadsOption)!).Select(int.Parse)],
        result.GetValue(ArmOption), List(result.GetValue(ArmsOption)!), result.GetValue(RoundsOption), !result.GetValue(NoTorchOption),
        result.GetValue(JsonOption), result.GetValue(MarkdownOption));

    /// <summary>The command that compares with AdamW.</summary>
    public static Command Passes()
    {
        Option<string> sizes = new("--sizes") { Description = "Weights in a step, as above: large ones, and tensors that fit the cache.", DefaultValueFactory = _ => "64M,512x32K" };
        Option<string> only = new("--only") { Description = "Parts of the names of cases; by default all.", DefaultValueFactory = _ => "" };
        Command command = new("passes", "Measures rules of several passes, modifiers, low precision and every rule of one loop beside AdamW in float32.")
        {
            sizes, only, ThreadsOption, RoundsOption, MarkdownOption,
        };
        sizes.Validators.Add(result => Require(result, Reads(() => Sized(result.GetValue(sizes)!), out string error), error));
        command.SetAction(parsed => PassBenchmark.Run(
            Sized(parsed.GetValue(sizes)!), [.. List(parsed.GetValue(ThreadsOption)!).Select(int.Parse)], List(parsed.GetValue(only)!), parsed.GetValue(RoundsOption),
            parsed.GetValue(MarkdownOption)));
        return command;
    }

    /// <summary>The command that measures linear algebra.</summary>
    public static Command Linear()
    {
        Option<string> sizes = new("--decompositions") { Description = "Sizes of the matrices that are decomposed.", DefaultValueFactory = _ => "256,512,1024" };
        Command command = new("linear", "Measures products against OpenBLAS and decompositions against MathNet.Numerics.")
        {
            sizes, ThreadsOption, RoundsOption, MarkdownOption,
        };
        command.SetAction(parsed => LinearBenchmark.Run(
            parsed.GetValue(RoundsOption), [.. List(parsed.GetValue(ThreadsOption)!).Select(int.Parse)], [.. List(parsed.GetValue(sizes)!).Select(int.Parse)],
            parsed.GetValue(MarkdownOption)));
        return command;
    }

    private static List<Size> Sized(string text) => [.. List(text).Select(Size.Parse)];

    private static string[] List(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool Reads(Action read, out string error)
    {
        error = "";
        try
        {
            read();
            return true;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            error = e.Message;
            return false;
        }
    }

    private static void Require(OptionResult result, bool holds, string message)
    {
        if (!holds)
            result.AddError(message);
    }
}
