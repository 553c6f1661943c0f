using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ScheduleDsl.Cli.Commands;

/// <summary>Arguments and options whose messages name what was written and what is wanted.</summary>
internal static class Parsers
{
    /// <summary>A name; a mistyped option must not pass for one.</summary>
    public static Argument<string> Name(string description)
    {
        Argument<string> name = new("NAME") { Description = description };
        name.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] option }])
                result.AddError($"There is no option {option}.");
        });
        return name;
    }

    /// <summary>A whole number, at least 1.</summary>
    public static long? Count(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long count) && count >= 1)
            return count;
        result.AddError($"{((OptionResult)result.Parent!).Option.Name} is {text}: it must be a whole number, at least 1.");
        return null;
    }
}
