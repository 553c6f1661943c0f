using System.Collections.Generic;

namespace ScheduleDsl.Cli.Porting.Python;

/// <summary>What binds tightest: names, numbers, strings, brackets, and the members, calls and indices behind them.</summary>
internal sealed class AtomParser(TokenCursor cursor, ExpressionParser expressions)
{
    /// <summary>An atom with everything behind it.</summary>
    public Expression Primary()
    {
        Token first = cursor.Current;
        cursor.TryTake("await");
        Expression value = Atom(first);
        for (int length = 0; ; length++)
        {
            expressions.CheckChain(length);
            if (cursor.TryTake("."))
            {
                string name = cursor.TakeName().Text;
                value = new MemberExpression(first.At, cursor.TextFrom(first), value, name);
            }
            else if (cursor.TryTake("("))
            {
                List<CallArgument> arguments = Arguments();
                value = new CallExpression(first.At, cursor.TextFrom(first), value, arguments);
            }
            else if (cursor.TryTake("["))
            {
                Expression? index = Index();
                cursor.Take("]");
                value = index is null
                    ? new RawExpression(first.At, cursor.TextFrom(first))
                    : new IndexExpression(first.At, cursor.TextFrom(first), value, index);
            }
            else
            {
                return value;
            }
        }
    }

    private Expression Atom(Token first)
    {
        Token token = cursor.Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                cursor.Next();
                return NumberText.Parse(token.Text) is var (value, whole)
                    ? new NumberExpression(first.At, token.Text, value, whole)
                    : throw token.At.Error($"'{token.Text}' is no number.");
            case TokenKind.Text:
                return Text();
            case TokenKind.Name when TokenCursor.IsName(token):
                cursor.Next();
                return token.Text switch
                {
                    "True" or "False" => new TruthExpression(first.At, token.Text, token.Text == "True"),
                    "None" => new NoneExpression(first.At, token.Text),
                    _ => new NameExpression(first.At, token.Text),
                };
            case TokenKind.Operator when token.Text == "...":
                cursor.Next();
                return new RawExpression(first.At, token.Text);
            case TokenKind.Operator when token.Text is "(" or "[":
                return Sequence(token.Text == "(" ? ")" : "]");
            case TokenKind.Operator when token.Text == "{":
                return Braces();
            default:
                throw token.At.Error($"{token.Shown} is not expected here: a value is.");
        }
    }

    // Strings side by side are one string.
    private Expression Text()
    {
        Token first = cursor.Current;
        string value = "";
        bool formatted = false;
        while (cursor.Current.Kind == TokenKind.Text)
        {
            formatted |= cursor.Current.IsFormatted;
            value += cursor.Next().Text;
        }
        return formatted ? new RawExpression(first.At, cursor.TextFrom(first)) : new TextExpression(first.At, cursor.TextFrom(first), value);
    }

    private Expression Sequence(string closing)
    {
        Token first = cursor.Next();
        List<Expression> items = [];
        bool comma = false;
        while (!cursor.Current.Is(closing))
        {
            Token start = cursor.Current;
            if (cursor.TryTake("*"))
            {
                expressions.One();
                items.Add(new RawExpression(start.At, cursor.TextFrom(start)));
            }
            else if (start.Is("yield"))
            {
                throw start.At.Error("'yield' is not read here.");
            }
            else
            {
                items.Add(expressions.One());
            }
            if (TryComprehension())
            {
                cursor.Take(closing);
                return new RawExpression(first.At, cursor.TextFrom(first));
            }
            if (!cursor.TryTake(","))
                break;
            comma = true;
        }
        cursor.Take(closing);
        // (x) is x, but keeps the place and the text of the brackets.
        return closing == ")" && items.Count == 1 && !comma
            ? items[0] with { At = first.At, Text = cursor.TextFrom(first) }
            : new SequenceExpression(first.At, cursor.TextFrom(first), items);
    }

    private Expression Braces()
    {
        Token first = cursor.Next();
        List<(Expression? Key, Expression Value)> entries = [];
        bool isSet = false;
        while (!cursor.Current.Is("}"))
        {
            if (cursor.TryTake("**"))
            {
                entries.Add((null, expressions.One()));
            }
            else
            {
                Expression key = expressions.One();
                isSet |= !cursor.Current.Is(":");
                entries.Add(cursor.TryTake(":") ? (key, expressions.One()) : (null, key));
            }
            if (TryComprehension())
            {
                cursor.Take("}");
                return new RawExpression(first.At, cursor.TextFrom(first));
            }
            if (!cursor.TryTake(","))
                break;
        }
        cursor.Take("}");
        return isSet
            ? new SequenceExpression(first.At, cursor.TextFrom(first), entries.ConvertAll(e => e.Value))
            : new DictionaryExpression(first.At, cursor.TextFrom(first), entries);
    }

    private List<CallArgument> Arguments()
    {
        List<CallArgument> arguments = [];
        while (!cursor.Current.Is(")"))
        {
            Token start = cursor.Current;
            int stars = cursor.TryTake("**") ? 2 : cursor.TryTake("*") ? 1 : 0;
            string? name = null;
            if (stars == 0 && TokenCursor.IsName(start) && cursor.Following.Is("="))
            {
                name = cursor.Next().Text;
                cursor.Take("=");
            }
            Token first = cursor.Current;
            Expression value = expressions.One();
            if (TryComprehension())
                value = new RawExpression(first.At, cursor.TextFrom(first));
            arguments.Add(new CallArgument(name, value, stars));
            if (!cursor.TryTake(","))
                break;
        }
        cursor.Take(")");
        return arguments;
    }

    // Null for a slice, which no configuration is made of.
    private Expression? Index()
    {
        Expression? index = null;
        bool slice = false;
        while (!cursor.Current.Is("]"))
        {
            if (cursor.TryTake(":") || (index is not null && cursor.TryTake(",")))
                slice = true;
            else if (index is null || slice)
                index = expressions.One();
            else
                break;
        }
        return slice ? null : index ?? throw cursor.Current.At.Error("an index is expected here.");
    }

    // Behind an expression: `for x in y if z`, any number of times.
    private bool TryComprehension()
    {
        bool any = false;
        while (cursor.Current.Is("for") || (cursor.Current.Is("async") && cursor.Following.Is("for")))
        {
            any = true;
            cursor.TryTake("async");
            cursor.Take("for");
            do
            {
                cursor.TryTake("*");
                Target();
            }
            while (cursor.TryTake(",") && !cursor.Current.Is("in"));
            cursor.Take("in");
            expressions.Operand();
            while (cursor.TryTake("if"))
                expressions.Operand();
        }
        return any;
    }

    private Expression Target()
    {
        if (!cursor.TryTake("("))
            return Primary();
        Expression first;
        do
            first = expressions.Nested(Target);
        while (cursor.TryTake(","));
        cursor.Take(")");
        return first;
    }
}
