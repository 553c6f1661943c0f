using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using ScheduleDsl.Cli.Porting;
using ScheduleDsl.Cli.Porting.Sources;

namespace ScheduleDsl.Cli.Commands;

/// <summary><c>port FILE</c>: a snippet of another library as a C# file of this one.</summary>
internal static class PortCommand
{
    private const string StandardInput = "-";

    private static readonly Argument<string> Snippet = new("FILE")
    {
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = _ => StandardInput,
        Description = "the snippet: PyTorch, Hugging Face, timm or optax, as Python or as a command line; - or nothing reads it from standard input",
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        HelpName = "EXPRESSION=NUMBER",
        Description = "what an expression of the snippet comes to, such as --set \"len(loader)=500\"; may be given several times",
    };

    private static readonly Option<long?> UpdatesPerEpoch = new("--updates-per-epoch")
    {
        HelpName = "N",
        CustomParser = Parsers.Count,
        Description = "updates in an epoch, for schedulers that are stepped once per epoch and runs whose length is given in epochs",
    };

    public static Command Create(Screen screen)
    {
        Command command = new("port", "Reads a snippet of PyTorch, Hugging Face, timm or optax; prints C#, what it could not map, and where conventions differ.")
        {
            Snippet, Set, UpdatesPerEpoch,
        };
        command.SetAction(parsed =>
        {
            KeyValuePair<string, double>[] given = [.. (parsed.GetValue(Set) ?? []).Select(Given)];
            PortRequest request = new(Text(parsed.GetValue(Snippet)!), given, parsed.GetValue(UpdatesPerEpoch));
            // All of it, or an error and none of it.
            screen.Line(Porter.Run(request).Write().TrimEnd('\n'));
            return 0;
        });
        return command;
    }

    private static string Text(string file)
    {
        try
        {
            string text = file == StandardInput ? Console.In.ReadToEnd() : File.ReadAllText(file);
            return string.IsNullOrWhiteSpace(text) ? throw new UserError("The snippet is empty.") : text.ReplaceLineEndings("\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"The snippet cannot be read from {file}: {e.Message}");
        }
    }

    // The last = parts them: an expression may have one in it.
    private static KeyValuePair<string, double> Given(string text)
    {
        int at = text.LastIndexOf('=');
        return at > 0 && double.TryParse(text.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? new(text[..at].Trim(), value)
            : throw new UserError($"--set {text} is not EXPRESSION=NUMBER, such as --set \"len(loader)=500\".");
    }
}
