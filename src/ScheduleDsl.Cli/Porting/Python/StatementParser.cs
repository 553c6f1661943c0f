using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Cli.Porting.Python;

/// <summary>
/// The statements that set an optimizer up and drive it: assignments, calls, imports, loops. What hides which of them run (<c>if</c>
/// outside a loop, <c>def</c>, <c>class</c>, <c>try</c>) is refused rather than guessed.
/// </summary>
internal sealed class StatementParser
{
    private static readonly string[] AugmentedAssignments = ["+=", "-=", "*=", "/=", "//=", "%=", "**=", "&=", "|=", "^=", ">>=", "<<=", "@="];

    private readonly TokenCursor cursor;
    private readonly ExpressionParser expressions;
    private int loops;

    private StatementParser(string source)
    {
        cursor = new TokenCursor(source, Tokenizer.Run(source));
        expressions = new ExpressionParser(cursor);
    }

    /// <exception cref="UserError">The snippet is not Python, or a part of it that is not read; the message names line and column.</exception>
    public static IReadOnlyList<Statement> Parse(string source)
    {
        StatementParser parser = new(source);
        List<Statement> statements = [];
        while (parser.cursor.Current.Kind != TokenKind.End)
            parser.Line(statements);
        return statements;
    }

    private void Line(List<Statement> into)
    {
        Token first = cursor.Current;
        if (first.Kind == TokenKind.Indent)
            throw first.At.Error("this line is indented, and the one above opens no block.");
        if (first.Kind == TokenKind.Name && Compound(first) is { } compound)
        {
            into.Add(compound);
            return;
        }
        SimpleLine(into);
    }

    private void SimpleLine(List<Statement> into)
    {
        do
        {
            if (Simple() is { } statement)
                into.Add(statement);
        }
        while (cursor.TryTake(";") && cursor.Current.Kind != TokenKind.NewLine);
        cursor.Take(TokenKind.NewLine);
    }

    private Statement? Compound(Token first)
    {
        switch (first.Text)
        {
            case "for":
                cursor.Next();
                // The targets end at `in`, which would read as a comparison.
                while (!cursor.Current.Is("in"))
                {
                    if (cursor.Current.Kind == TokenKind.NewLine)
                        throw cursor.Current.At.Error("'in' is missing.");
                    cursor.Next();
                }
                cursor.Take("in");
                Expression iterable = expressions.Several();
                return new LoopStatement(first.At, iterable, LoopBody());
            case "while":
                cursor.Next();
                expressions.One();
                return new LoopStatement(first.At, null, LoopBody());
            case "with":
                cursor.Next();
                do
                {
                    expressions.One();
                    if (cursor.TryTake("as"))
                        expressions.One();
                }
                while (cursor.TryTake(","));
                return new BlockStatement(first.At, Body());
            // What a loop does now and then builds nothing.
            case "if" or "elif" when loops > 0:
                cursor.Next();
                expressions.One();
                return new BranchStatement(first.At, Body());
            case "else" when loops > 0:
                cursor.Next();
                return new BranchStatement(first.At, Body());
            case "if" or "elif" or "else" or "def" or "class" or "try" or "except" or "finally" or "async":
                throw first.At.Error($"'{first.Text}' is not read: paste the lines that build the optimizer and its schedulers, as they run.");
            default:
                return null;
        }
    }

    private List<Statement> LoopBody()
    {
        loops++;
        List<Statement> body = Body();
        loops--;
        return body;
    }

    private List<Statement> Body()
    {
        cursor.Take(":");
        List<Statement> body = [];
        if (cursor.Current.Kind != TokenKind.NewLine)
        {
            SimpleLine(body);
            return body;
        }
        cursor.Take(TokenKind.NewLine);
        if (cursor.Current.Kind != TokenKind.Indent)
        {
            // A pasted header may have lost its body.
            return body;
        }
        cursor.Take(TokenKind.Indent);
        while (cursor.Current.Kind is not (TokenKind.Dedent or TokenKind.End))
            Line(body);
        if (cursor.Current.Kind == TokenKind.Dedent)
            cursor.Next();
        return body;
    }

    private Statement? Simple()
    {
        Token first = cursor.Current;
        switch (first.Kind == TokenKind.Name ? first.Text : "")
        {
            case "import":
                return Import();
            case "from":
                return FromImport();
            case "pass" or "break" or "continue":
                cursor.Next();
                return null;
            case "return" or "raise" or "global" or "nonlocal" or "yield":
                throw first.At.Error($"'{first.Text}' is not read: paste the lines that build the optimizer and its schedulers, as they run.");
            case "del" or "assert":
                cursor.Next();
                expressions.Several();
                return null;
        }
        return Assignment(first);
    }

    private Statement Assignment(Token first)
    {
        List<Expression> targets = [];
        Expression value = expressions.Several();
        if (cursor.TryTake(":"))
        {
            // name: annotation = value
            expressions.One();
            if (!cursor.Current.Is("="))
                return new ExpressionStatement(first.At, value);
        }
        if (AugmentedAssignments.FirstOrDefault(cursor.Current.Is) is { } augmented)
        {
            cursor.Next();
            Expression operand = expressions.Several();
            return new AssignStatement(first.At, [value], new ArithmeticExpression(first.At, cursor.TextFrom(first), augmented[..^1], value, operand));
        }
        while (cursor.TryTake("="))
        {
            targets.Add(value);
            value = expressions.Several();
        }
        return targets.Count == 0 ? new ExpressionStatement(first.At, value) : new AssignStatement(first.At, targets, value);
    }

    private ImportStatement Import()
    {
        Token first = cursor.Take("import");
        List<(string, string)> names = [];
        do
        {
            string path = Path();
            // Without `as`, the first part is bound to itself.
            if (cursor.TryTake("as"))
                names.Add((cursor.TakeName().Text, path));
        }
        while (cursor.TryTake(","));
        return new ImportStatement(first.At, names);
    }

    private ImportStatement FromImport()
    {
        Token first = cursor.Take("from");
        while (cursor.TryTake(".") || cursor.TryTake("..."))
        {
        }
        string path = cursor.Current.Is("import") ? "" : Path();
        cursor.Take("import");
        List<(string, string)> names = [];
        if (cursor.TryTake("*"))
            return new ImportStatement(first.At, names);
        bool brackets = cursor.TryTake("(");
        do
        {
            if (cursor.Current.Is(")"))
                break;
            string name = cursor.TakeName().Text;
            names.Add((cursor.TryTake("as") ? cursor.TakeName().Text : name, path.Length == 0 ? name : path + "." + name));
        }
        while (cursor.TryTake(","));
        if (brackets)
            cursor.Take(")");
        return new ImportStatement(first.At, names);
    }

    private string Path()
    {
        string path = cursor.TakeName().Text;
        while (cursor.TryTake("."))
            path += "." + cursor.TakeName().Text;
        return path;
    }
}
