using System.Collections.Generic;

namespace ScheduleDsl.Cli.Porting.Python;

/// <summary>An expression of the snippet.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Text">As written, on one line.</param>
internal abstract record Expression(Position At, string Text);

/// <summary>A number; <paramref name="IsWhole"/> where Python holds an int.</summary>
internal sealed record NumberExpression(Position At, string Text, double Value, bool IsWhole) : Expression(At, Text);

/// <summary>A string.</summary>
internal sealed record TextExpression(Position At, string Text, string Value) : Expression(At, Text);

/// <summary><c>True</c> or <c>False</c>.</summary>
internal sealed record TruthExpression(Position At, string Text, bool Value) : Expression(At, Text);

/// <summary><c>None</c>.</summary>
internal sealed record NoneExpression(Position At, string Text) : Expression(At, Text);

/// <summary>A variable.</summary>
internal sealed record NameExpression(Position At, string Text) : Expression(At, Text);

/// <summary><c>target.name</c>.</summary>
internal sealed record MemberExpression(Position At, string Text, Expression Target, string Name) : Expression(At, Text);

/// <summary><c>target[index]</c>.</summary>
internal sealed record IndexExpression(Position At, string Text, Expression Target, Expression Index) : Expression(At, Text);

/// <summary><c>function(arguments)</c>.</summary>
internal sealed record CallExpression(Position At, string Text, Expression Function, IReadOnlyList<CallArgument> Arguments) : Expression(At, Text);

/// <summary>An argument: by position where it has no name; <paramref name="Stars"/> counts the stars before it.</summary>
internal sealed record CallArgument(string? Name, Expression Value, int Stars);

/// <summary>A list, tuple or set.</summary>
internal sealed record SequenceExpression(Position At, string Text, IReadOnlyList<Expression> Items) : Expression(At, Text);

/// <summary><c>{key: value}</c>; an entry without key is spread.</summary>
internal sealed record DictionaryExpression(Position At, string Text, IReadOnlyList<(Expression? Key, Expression Value)> Entries) : Expression(At, Text);

/// <summary>A sign.</summary>
internal sealed record SignExpression(Position At, string Text, bool IsNegative, Expression Operand) : Expression(At, Text);

/// <summary>Arithmetic on two operands.</summary>
internal sealed record ArithmeticExpression(Position At, string Text, string Operator, Expression Left, Expression Right) : Expression(At, Text);

/// <summary>What Python would have to run: a lambda, a comprehension, a comparison, a choice.</summary>
internal sealed record RawExpression(Position At, string Text) : Expression(At, Text);
