using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Examples;

/// <summary>What the command lines of the examples have in common: checks of options, and that a mistake is one line on standard error and exit code 2.</summary>
internal static class Arguments
{
    private const int BadInput = 2;

    /// <summary>Parses, runs, and turns a <see cref="UserError"/> into one line and an exit code.</summary>
    public static int Run(RootCommand command, string[] args, TextWriter errors)
    {
        try
        {
            ParseResult parsed = command.Parse(args);
            if (parsed.Errors.Count > 0)
                throw new UserError(Describe(parsed.Errors[0]));
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UserError error)
        {
            errors.WriteLine($"error: {error.Message}");
            return BadInput;
        }
    }

    /// <summary>An option for a number with a point. The default parser takes a comma for a separator of thousands and reads 1,5 as 15.</summary>
    public static Option<double?> Decimal(string name, string placeholder, string description) => new(name)
    {
        HelpName = placeholder,
        Description = description,
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
                return number;
            result.AddError($"{name} takes a number, not '{result.Tokens[0].Value}'");
            return null;
        },
    };

    public static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    public static int? AtLeastOne(Option option, int? value) =>
        value is < 1 ? throw new UserError($"{option.Name} is {value}, but the least is 1") : value;

    /// <exception cref="UserError">A learning rate that is none.</exception>
    public static double? Rate(Option option, double? value) => value is null || value > 0 && double.IsFinite(value.Value)
        ? value
        : throw new UserError(FormattableString.Invariant($"{option.Name} is {value}, but a learning rate is a positive number"));

    /// <summary>Found out before the training rather than after it.</summary>
    public static string? InExistingFolder(string? path)
    {
        if (path is null)
            return null;
        string? folder = path.Length == 0 ? null : Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is null || !Directory.Exists(folder) || Directory.Exists(path))
            throw new UserError($"cannot write '{path}': {(Directory.Exists(path) ? "it is a folder" : "its folder does not exist")}");
        return path;
    }

    /// <summary>Texts with commas between them.</summary>
    public static string[] Items(Option option, string list)
    {
        string[] items = list.Split(',', StringSplitOptions.TrimEntries);
        return items.Contains("") ? throw new UserError($"{option.Name} has an empty entry in '{list}'") : items;
    }

    /// <summary>Numbers with commas between them, in rising order, whatever the order they were given in.</summary>
    public static double[]? Numbers(Option option, string? list)
    {
        if (list is null)
            return null;
        double[] numbers = [.. Items(option, list).Select(item => Number(option, item)).Order()];
        for (int i = 1; i < numbers.Length; i++)
        {
            if (numbers[i] == numbers[i - 1])
                throw new UserError(FormattableString.Invariant($"{option.Name} has {numbers[i]} twice"));
        }

        return numbers;
    }

    private static double Number(Option option, string item) =>
        double.TryParse(item, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new UserError($"{option.Name} takes numbers with commas between them, not '{item}'");

    /// <summary>The library's message, but for a number that is none: it would name a .NET type.</summary>
    private static string Describe(ParseError error) =>
        error.SymbolResult is OptionResult { Tokens: [var token], Option: { ValueType: var type } option } && type != typeof(string)
            ? $"{option.Name} takes a number, not '{token.Value}'"
            : error.Message;
}
