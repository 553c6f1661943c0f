using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Cli.Porting.Python;

/// <summary>
/// Recursive descent over Python's expressions. What configurations are made of becomes a tree; what Python would have to run (lambdas,
/// comprehensions, comparisons, choices) is checked for its grammar and kept as text.
/// </summary>
internal sealed class ExpressionParser(TokenCursor cursor)
{
    // From the loosest to the tightest; all of them are left-associative.
    private static readonly string[][] ArithmeticLevels = [["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "//", "%", "@"]];

    private const int MostNested = 100;

    private const int MostChained = 500;

    private static readonly string[] Comparisons = ["<", ">", "<=", ">=", "==", "!=", "in", "is", "not"];

    private int depth;

    /// <summary>One expression, or several apart by commas, which are a tuple.</summary>
    public Expression Several()
    {
        Token first = cursor.Current;
        Expression value = Starred();
        if (!cursor.Current.Is(","))
            return value;
        List<Expression> items = [value];
        while (cursor.TryTake(","))
        {
            if (EndsList(cursor.Current))
                break;
            items.Add(Starred());
        }
        return new SequenceExpression(first.At, cursor.TextFrom(first), items);
    }

    /// <summary>One expression.</summary>
    /// <exception cref="UserError">What stands here is no expression, or one that is nested too deeply to be read.</exception>
    public Expression One() => Nested(Choice);

    /// <summary>Goes one level deeper: a snippet of brackets alone must not exhaust the stack.</summary>
    public T Nested<T>(Func<T> part)
    {
        if (++depth > MostNested)
            throw cursor.Current.At.Error($"this is nested deeper than {MostNested} levels.");
        T value = part();
        depth--;
        return value;
    }

    /// <summary>Counts what follows one another without brackets, which nests as well.</summary>
    public void CheckChain(int length)
    {
        if (length > MostChained)
            throw cursor.Current.At.Error($"more than {MostChained} parts follow each other here.");
    }

    private Expression Choice()
    {
        Token first = cursor.Current;
        if (first.Is("lambda"))
            return Lambda(first);
        Expression value = Either();
        if (cursor.TryTake(":="))
        {
            One();
            return Raw(first);
        }
        if (!cursor.TryTake("if"))
            return value;
        Either();
        cursor.Take("else");
        One();
        return Raw(first);
    }

    /// <summary>An expression without a choice, which behind <c>in</c> and <c>if</c> of a comprehension would swallow the next condition.</summary>
    public Expression Operand() => cursor.Current.Is("lambda") ? One() : Either();

    private static bool EndsList(Token token) =>
        token.Kind is TokenKind.NewLine or TokenKind.End || token.Is("=") || token.Is(")") || token.Is("]") || token.Is("}") || token.Is(":") || token.Is(";");

    private RawExpression Raw(Token first) => new(first.At, cursor.TextFrom(first));

    private Expression Starred()
    {
        Token first = cursor.Current;
        if (!cursor.TryTake("*"))
            return One();
        One();
        return Raw(first);
    }

    private RawExpression Lambda(Token first)
    {
        cursor.Take("lambda");
        while (!cursor.Current.Is(":"))
        {
            cursor.TryTake("*");
            cursor.TryTake("**");
            cursor.TakeName();
            if (cursor.TryTake("="))
                One();
            if (!cursor.TryTake(","))
                break;
        }
        cursor.Take(":");
        One();
        return Raw(first);
    }

    private Expression Either() => Logical("or", () => Logical("and", Negation));

    private Expression Logical(string word, Func<Expression> operand)
    {
        Token first = cursor.Current;
        Expression value = operand();
        bool any = false;
        while (cursor.TryTake(word))
        {
            operand();
            any = true;
        }
        return any ? Raw(first) : value;
    }

    private Expression Negation()
    {
        Token first = cursor.Current;
        if (!cursor.TryTake("not"))
            return Comparison();
        Nested(Negation);
        return Raw(first);
    }

    private Expression Comparison()
    {
        Token first = cursor.Current;
        Expression value = Arithmetic(0);
        bool any = false;
        while (Comparisons.Any(cursor.Current.Is))
        {
            string word = cursor.Next().Text;
            if (word == "not")
                cursor.Take("in");
            else if (word == "is")
                cursor.TryTake("not");
            Arithmetic(0);
            any = true;
        }
        return any ? Raw(first) : value;
    }

    private Expression Arithmetic(int level)
    {
        if (level == ArithmeticLevels.Length)
            return Sign();
        Token first = cursor.Current;
        Expression value = Arithmetic(level + 1);
        int length = 0;
        while (ArithmeticLevels[level].FirstOrDefault(cursor.Current.Is) is { } found)
        {
            CheckChain(++length);
            cursor.Next();
            Expression right = Arithmetic(level + 1);
            value = new ArithmeticExpression(first.At, cursor.TextFrom(first), found, value, right);
        }
        return value;
    }

    private Expression Sign()
    {
        Token first = cursor.Current;
        if (cursor.TryTake("~"))
        {
            Nested(Sign);
            return Raw(first);
        }
        if (!first.Is("-") && !first.Is("+"))
            return Power();
        cursor.Next();
        Expression operand = Nested(Sign);
        return new SignExpression(first.At, cursor.TextFrom(first), first.Is("-"), operand);
    }

    private Expression Power()
    {
        Token first = cursor.Current;
        Expression value = new AtomParser(cursor, this).Primary();
        if (!cursor.TryTake("**"))
            return value;
        Expression exponent = Nested(Sign);
        return new ArithmeticExpression(first.At, cursor.TextFrom(first), "**", value, exponent);
    }
}
