using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;

namespace ScheduleDsl.Cli.Commands;

/// <summary>Arguments and options whose messages name what was written and what is wanted.</summary>
internal static class Parsers
{
    /// <summary>A name; a mistyped option must not pass for one.</summary>
    public static Argument<string> Name(string description)
    {
        Argument<string> name = new("NAME") { Description = description };
        RefuseOptions(name);
        return name;
    }

    /// <summary>Says so where an argument is a mistyped option.</summary>
    public static void RefuseOptions(Argument argument) => argument.Validators.Add(result =>
    {
        if (result.Tokens.FirstOrDefault(t => t.Value is ['-', ..]) is { Value: var option })
            result.AddError($"There is no option {option}.");
    });

    /// <summary>Allows these words only.</summary>
    public static Option<string?> Among(this Option<string?> option, params string[] words)
    {
        option.HelpName = string.Join('|', words);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !words.Contains(word))
                result.AddError($"{option.Name} is {word}: it must be {string.Join(" or ", words)}.");
        });
        return option;
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

    /// <summary>A number, at least 0.</summary>
    public static double Share(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double share) && share >= 0 && double.IsFinite(share))
            return share;
        result.AddError($"{((OptionResult)result.Parent!).Option.Name} is {text}: it must be a number, at least 0.");
        return 0;
    }
}
