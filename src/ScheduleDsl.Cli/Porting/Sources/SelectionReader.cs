using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using ScheduleDsl.Cli.Porting.Model;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>Reads which parameters a group holds from the Python that picks them: the idioms that pick by name or by shape.</summary>
internal static partial class SelectionReader
{
    /// <summary>The selection; null where the expression picks by something else.</summary>
    /// <param name="parameters">What stands under <c>params</c>.</param>
    /// <param name="scope">Lists of names that it uses.</param>
    public static ParameterSelection? Read(Expression parameters, Scope scope)
    {
        if (parameters is CallExpression { Function: MemberExpression { Name: "parameters" } member })
            return OfModule(member.Target.Text);
        // filter(lambda p: p.requires_grad, module.parameters()) picks by a flag, not by a name.
        Match condition = Condition().Match(parameters.Text);
        return parameters is RawExpression && condition.Success ? OfCondition(condition.Groups["condition"].Value, scope) : null;
    }

    // The first name is the model, or the object that holds it.
    private static ParameterSelection OfModule(string path)
    {
        string[] parts = path.Split('.');
        string[] inner = parts is ["self", "model", _, ..] ? parts[2..] : parts.Length > 1 ? parts[1..] : parts;
        return ParameterSelection.Pattern(string.Join('.', inner) + ".*");
    }

    private static ParameterSelection? OfCondition(string written, Scope scope)
    {
        string[] conditions = [.. written.Split(" and ").Select(c => c.Trim().Trim('(', ')')).Where(c => !c.EndsWith(".requires_grad", System.StringComparison.Ordinal))];
        // Trimming brackets may have taken those of a call with them; the idioms allow for it.
        return conditions is [var condition] ? OfAny(condition, scope) ?? OfName(condition) ?? OfRank(condition) : null;
    }

    private static ParameterSelection? OfAny(string condition, Scope scope)
    {
        Match any = Any().Match(condition);
        if (!any.Success)
            return null;
        Expression list = ((ExpressionStatement)StatementParser.Parse(any.Groups["list"].Value)[0]).Value;
        return scope.Resolve(list) is SequenceExpression { Items.Count: > 0 } names && names.Items.All(i => i is TextExpression)
            ? ParameterSelection.Containing([.. names.Items.Select(i => ((TextExpression)i).Value)], !any.Groups["not"].Success)
            : null;
    }

    private static ParameterSelection? OfName(string condition)
    {
        if (Contained().Match(condition) is { Success: true } contained)
            return ParameterSelection.Containing([contained.Groups["part"].Value], !contained.Groups["not"].Success);
        if (Affix().Match(condition) is not { Success: true } affix)
            return null;
        string part = affix.Groups["part"].Value;
        return affix.Groups["not"].Success
            ? new ParameterSelection($"Predicate = parameter => !parameter.Name.{(affix.Groups["side"].Value == "starts" ? "StartsWith" : "EndsWith")}({Writing.Literals.Of(part)}, StringComparison.Ordinal)")
            : ParameterSelection.Pattern(affix.Groups["side"].Value == "starts" ? part + "*" : "*" + part);
    }

    private static ParameterSelection? OfRank(string condition)
    {
        if (Rank().Match(condition) is not { Success: true } rank)
            return null;
        int number = int.Parse(rank.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture);
        string? setting = rank.Groups["relation"].Value switch
        {
            "<" => $"MaxRank = {number - 1}",
            "<=" => $"MaxRank = {number}",
            ">" => $"MinRank = {number + 1}",
            ">=" => $"MinRank = {number}",
            "==" => $"Rank = {number}",
            _ => null,
        };
        return setting is null ? null : new ParameterSelection(setting);
    }

    [GeneratedRegex(@"\bnamed_parameters\(\) if (?<condition>.+?)[\])]?$")]
    private static partial Regex Condition();

    [GeneratedRegex(@"^(?<not>not )?any\(?(?<x>\w+) in \w+ for \k<x> in (?<list>\w+|\[[^\]]*\]|\([^)]*\)?)\)*$")]
    private static partial Regex Any();

    [GeneratedRegex(@"^(?<quote>['""])(?<part>[\w.]+)\k<quote> (?<not>not )?in \w+$")]
    private static partial Regex Contained();

    [GeneratedRegex(@"^(?<not>not )?\w+\.(?<side>starts|ends)with\((?<quote>['""])(?<part>[\w.]+)\k<quote>\)?$")]
    private static partial Regex Affix();

    [GeneratedRegex(@"^(?:\w+\.ndim|\w+\.dim\(\)|len\(\w+\.shape\)) (?<relation><=?|>=?|==) (?<number>\d)$")]
    private static partial Regex Rank();
}
