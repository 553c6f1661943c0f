using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ScheduleDsl.Cli.Porting.Python;

/// <summary>What the variables of a snippet stand for, and what its expressions come to as far as they are constants.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, Expression> variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> imports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> given = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <param name="given">Numbers for expressions that the snippet leaves open, such as <c>len(loader)</c>.</param>
    public Scope(IEnumerable<KeyValuePair<string, double>> given)
    {
        foreach ((string text, double value) in given)
            this.given[Squeezed(text)] = value;
    }

    /// <summary>The given numbers that nothing asked for.</summary>
    public IEnumerable<string> Unused => given.Keys.Where(k => !used.Contains(k));

    public void Import(ImportStatement import)
    {
        foreach ((string name, string path) in import.Names)
            imports[name] = path;
    }

    /// <summary>Binds what stands left of an assignment; a tuple binds its parts where the value has as many.</summary>
    public void Bind(Expression target, Expression value)
    {
        if (target is SequenceExpression targets)
        {
            IReadOnlyList<Expression>? values = (value as SequenceExpression)?.Items;
            for (int i = 0; i < targets.Items.Count; i++)
            {
                if (values?.Count == targets.Items.Count)
                    Bind(targets.Items[i], values[i]);
                else
                    variables.Remove(Squeezed(targets.Items[i].Text));
            }
            return;
        }
        variables[Squeezed(target.Text)] = value;
    }

    /// <summary>What a text mentions has changed in a way that is not followed.</summary>
    public void Forget(string text)
    {
        foreach (Match name in Regex.Matches(text, @"\w+"))
            variables.Remove(name.Value);
        variables.Remove(Squeezed(text));
    }

    /// <summary>The expression with variables replaced by what they stand for, and constants computed.</summary>
    public Expression Resolve(Expression expression)
    {
        string text = Squeezed(expression.Text);
        if (given.TryGetValue(text, out double number))
        {
            used.Add(text);
            return new NumberExpression(expression.At, expression.Text, number, number == Math.Floor(number));
        }
        if (expression is NameExpression or MemberExpression or IndexExpression && variables.TryGetValue(text, out Expression? value))
            return value is NumberExpression or TextExpression or TruthExpression ? value with { At = expression.At } : value;
        return expression switch
        {
            SignExpression sign => Resolve(sign.Operand) is NumberExpression n
                ? new NumberExpression(sign.At, sign.Text, sign.IsNegative ? -n.Value : n.Value, n.IsWhole)
                : sign with { Operand = Resolve(sign.Operand) },
            ArithmeticExpression arithmetic => Arithmetic.Fold(arithmetic, Resolve(arithmetic.Left), Resolve(arithmetic.Right)),
            SequenceExpression sequence => sequence with { Items = [.. sequence.Items.Select(Resolve)] },
            DictionaryExpression dictionary => Spread(dictionary),
            IndexExpression index => Element(index, Resolve(index.Target), Resolve(index.Index)),
            CallExpression call => ConstantCalls.Fold(this, call with { Arguments = Arguments(call) }),
            _ => expression,
        };
    }

    /// <summary>The dotted path of a function, imports resolved: <c>optim.AdamW</c> is <c>torch.optim.AdamW</c>; null where it is computed.</summary>
    public string? PathOf(Expression function) => function switch
    {
        NameExpression name => imports.GetValueOrDefault(name.Text, name.Text),
        MemberExpression member when PathOf(member.Target) is { } target => target + "." + member.Name,
        _ => null,
    };

    /// <summary>Text without blanks, by which expressions are told apart.</summary>
    public static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace('"', '\'');

    private List<CallArgument> Arguments(CallExpression call)
    {
        List<CallArgument> arguments = [];
        foreach (CallArgument argument in call.Arguments)
        {
            Expression value = Resolve(argument.Value);
            if (argument.Stars == 1 && value is SequenceExpression sequence)
                arguments.AddRange(sequence.Items.Select(item => new CallArgument(null, item, 0)));
            else if (argument.Stars == 2 && value is DictionaryExpression dictionary && dictionary.Entries.All(e => e.Key is TextExpression))
                arguments.AddRange(dictionary.Entries.Select(e => new CallArgument(((TextExpression)e.Key!).Value, e.Value, 0)));
            else
                arguments.Add(argument with { Value = value });
        }
        return arguments;
    }

    private DictionaryExpression Spread(DictionaryExpression dictionary)
    {
        List<(Expression? Key, Expression Value)> entries = [];
        foreach ((Expression? key, Expression written) in dictionary.Entries)
        {
            Expression value = Resolve(written);
            if (key is null && value is DictionaryExpression spread)
                entries.AddRange(spread.Entries);
            else
                entries.Add((key is null ? null : Resolve(key), value));
        }
        return dictionary with { Entries = entries };
    }

    private static Expression Element(IndexExpression index, Expression target, Expression key) => (target, key) switch
    {
        (SequenceExpression sequence, NumberExpression { IsWhole: true } n) when sequence.Items.Count > Math.Abs(n.Value) =>
            sequence.Items[n.Value < 0 ? sequence.Items.Count + (int)n.Value : (int)n.Value],
        (DictionaryExpression dictionary, TextExpression text) =>
            dictionary.Entries.LastOrDefault(e => e.Key is TextExpression k && k.Value == text.Value).Value ?? index,
        _ => index,
    };
}
