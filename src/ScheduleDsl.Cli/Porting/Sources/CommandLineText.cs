using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>A pasted command line: its options with their values.</summary>
internal sealed partial class CommandLineText
{
    private readonly Dictionary<string, (Position At, List<string> Values)> options = new(StringComparer.Ordinal);

    private CommandLineText(Position start) => Start = start;

    /// <summary>Where it begins.</summary>
    public Position Start { get; }

    /// <summary>The options without their dashes, in order.</summary>
    public IEnumerable<string> Options => options.Keys;

    /// <summary>Whether a snippet is a command line: it has options, and no Python has them.</summary>
    public static bool Is(string text) => Option().IsMatch(Comment().Replace(text, ""));

    /// <exception cref="UserError">An option is given twice, or a quote does not end.</exception>
    public static CommandLineText Read(string text)
    {
        CommandLineText? line = null;
        string? current = null;
        foreach ((Position at, string word) in Words(text))
        {
            line ??= new CommandLineText(at);
            if (word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2)
            {
                string[] parts = word[2..].Split('=', 2);
                current = Known(parts[0]);
                line.Add(current, at);
                if (parts.Length == 2)
                    line.options[current].Values.Add(parts[1]);
            }
            else if (word is ['-', var letter, ..] && char.IsAsciiLetter(letter))
            {
                // -b is the one short option that matters.
                current = word.StartsWith("-b", StringComparison.Ordinal) ? "batch-size" : word[1..];
                line.Add(current, at);
            }
            else if (current is not null)
            {
                line.options[current].Values.Add(word);
            }
        }
        return line ?? throw new UserError("The snippet is empty.");
    }

    public bool Has(string option) => options.ContainsKey(option);

    public Position At(string option) => options.TryGetValue(option, out var found) ? found.At : Start;

    /// <summary>The words behind an option; null where it is not given.</summary>
    public string? Text(string option) => options.TryGetValue(option, out var found) ? string.Join(' ', found.Values) : null;

    /// <summary>The value behind an option: a number, a list of numbers, True for a flag, a word; null where it is not given.</summary>
    public Expression? Value(string option)
    {
        if (!options.TryGetValue(option, out (Position At, List<string> Values) found))
            return null;
        if (found.Values.Count == 0)
            return new TruthExpression(found.At, "True", true);
        Expression[] values = [.. found.Values.Select(v => Word(v, found.At))];
        return values is [var only] ? only : new SequenceExpression(found.At, Text(option)!, values);
    }

    /// <summary>The number behind an option; null where it is not given.</summary>
    /// <exception cref="UserError">Something else stands there.</exception>
    public double? Number(string option) => Value(option) switch
    {
        null => null,
        NumberExpression number => number.Value,
        _ => throw At(option).Error($"--{option} {Text(option)} is no number."),
    };

    /// <summary>A default as Python writes it.</summary>
    public static Expression Parse(string python, Position at) => new Scope([]).Resolve(((ExpressionStatement)StatementParser.Parse(python)[0]).Value) with { At = at };

    // argparse takes both forms of the Hugging Face options, and --dr for --decay-rate.
    private static string Known(string option) => option == "dr" ? "decay-rate" : option;

    private static Expression Word(string word, Position at)
    {
        double sign = word.StartsWith('-') ? -1 : 1;
        if (NumberText.Parse(word.TrimStart('-')) is var (value, whole))
            return new NumberExpression(at, word, sign * value, whole);
        return word.ToLowerInvariant() is "true" or "false" ? new TruthExpression(at, word, word.Equals("true", StringComparison.OrdinalIgnoreCase)) : new TextExpression(at, word, word);
    }

    private void Add(string option, Position at)
    {
        if (!options.TryAdd(option, (at, [])))
            throw at.Error($"--{option} is given twice, first in line {options[option].At.Line}, column {options[option].At.Column}.");
    }

    private static IEnumerable<(Position At, string Word)> Words(string text)
    {
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            foreach (Match word in WordOrQuote().Matches(lines[i]))
            {
                if (word.Value.StartsWith('#'))
                    break;
                if (word.Value is "\\" or "$" or ">")
                    continue;
                if (word.Value is "&&" or "|" or ";")
                    throw new Position(i + 1, word.Index + 1).Error($"'{word.Value}' joins commands: paste one of them.");
                yield return (new Position(i + 1, word.Index + 1), word.Value.Replace("\"", "").Replace("'", ""));
            }
        }
    }

    [GeneratedRegex(@"(?<=^|\s)--[a-zA-Z][\w-]*", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex(@"#[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?:[^\s""']|""[^""]*""|'[^']*')+")]
    private static partial Regex WordOrQuote();
}
