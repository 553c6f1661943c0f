using System.Linq;
using ScheduleDsl.Cli.Porting.Python;
using Xunit;

namespace ScheduleDsl.Cli.Tests.Porting;

public sealed class PythonParserTests
{
    [Theory]
    [InlineData("1e-3", 0.001)]
    [InlineData("1_000", 1000)]
    [InlineData("-.5", -0.5)]
    [InlineData("0x1F", 31)]
    [InlineData("2 ** 3 ** 2", 512)]
    [InlineData("-2 ** 2", -4)]
    [InlineData("7 // 2 + 7 % 4 * 2", 9)]
    [InlineData("-7 // 2", -4)]
    [InlineData("-7 % 3", 2)]
    [InlineData("(1 + 2) * 3 / 4", 2.25)]
    [InlineData("int(0.1 * 305)", 30)]
    [InlineData("round(2.5)", 2)]
    [InlineData("max(1, len([1, 2, 3]))", 3)]
    [InlineData("math.ceil(10 / 4)", 3)]
    [InlineData("[10, 20, 30][-1]", 30)]
    [InlineData("dict(a=1, b=2)['b']", 2)]
    [InlineData("{**{'x': 4}, 'y': 5}['x']", 4)]
    public void ConstantExpressions_AreComputedAsPythonDoes(string text, double expected) => Assert.Equal(expected, Value(text));

    [Fact]
    public void Variables_StandForWhatWasAssignedLast()
    {
        Scope scope = Run("""
            epochs, batches = 3, 100
            args.steps = epochs * batches
            steps = args.steps
            steps += 1
            epochs = 99
            """);

        Assert.Equal(301, ((NumberExpression)scope.Resolve(new NameExpression(default, "steps"))).Value);
    }

    [Theory]
    [InlineData("f(lambda epoch: 0.95 ** epoch, 2)", "lambda epoch: 0.95 ** epoch")]
    [InlineData("f([p for n, p in m.named_parameters() if 'bias' in n])", "[p for n, p in m.named_parameters() if 'bias' in n]")]
    [InlineData("f(p for p in ps if not any(x in p for x in y))", "p for p in ps if not any(x in p for x in y)")]
    [InlineData("f(1 if x else 2)", "1 if x else 2")]
    [InlineData("f({k: v for k, v in z.items()})", "{k: v for k, v in z.items()}")]
    [InlineData("f(f'{x}')", "f'{x}'")]
    [InlineData("f(a == b and c)", "a == b and c")]
    public void WhatPythonWouldHaveToRun_IsKeptAsText(string call, string text)
    {
        CallExpression parsed = (CallExpression)Expression(call);

        Assert.Equal(text, Assert.IsType<RawExpression>(parsed.Arguments[0].Value).Text);
    }

    [Fact]
    public void CallsOverSeveralLines_HaveCommentsAndTrailingCommas()
    {
        CallExpression call = (CallExpression)Expression("""
            torch.optim.AdamW(  # the optimizer
                model.parameters(),
                lr=1e-3,   # peak
                betas=(0.9, 0.95),
            )
            """);

        Assert.Equal(["", "lr", "betas"], call.Arguments.Select(a => a.Name ?? ""));
        Assert.Equal(new Position(4, 11), call.Arguments[2].Value.At);
    }

    [Fact]
    public void LoopsAndIndentedPastes_AreRead()
    {
        var statements = StatementParser.Parse("""
                for epoch in range(3):
                    for x, y in loader:
                        step()

                    # between
                    scheduler.step()
                with torch.no_grad():
                    test()
            """);

        LoopStatement outer = Assert.IsType<LoopStatement>(statements[0]);
        Assert.Equal(2, outer.Body.Count);
        Assert.IsType<BlockStatement>(statements[1]);
    }

    [Fact]
    public void SessionPrompts_KeepTheirColumns()
    {
        string text = Prompts.Remove(">>> f(1)\n2.0\n>>> for x in y:\n...     g()\n");

        Assert.Equal("    f(1)\n\n    for x in y:\n        g()\n", text);
        Assert.Equal(2, StatementParser.Parse(text).Count);
    }

    [Theory]
    [InlineData("x = (1, 2", "Line 1, column 5: '(' is never closed.")]
    [InlineData("x = 1\ny = f(2]]", "Line 2, column 8: ']' does not close the '(' of line 2, column 6.")]
    [InlineData("x = 'abc", "Line 1, column 5: the string does not end.")]
    [InlineData("x = 3 $ 4", "Line 1, column 7: '$' is not Python.")]
    [InlineData("x = 1 +", "Line 1, column 8: the end of the line is not expected here: a value is.")]
    [InlineData("x = f(a b)", "Line 1, column 9: ')' is expected here, not 'b'.")]
    [InlineData("x = 1 2", "Line 1, column 7: '2' is not expected here.")]
    [InlineData("\nif fast:\n    x = 1", "Line 2, column 1: 'if' is not read: paste the lines that build the optimizer and its schedulers, as they run.")]
    [InlineData("def f():\n    pass", "Line 1, column 1: 'def' is not read: paste the lines that build the optimizer and its schedulers, as they run.")]
    [InlineData("x = 1\n    y = 2", "Line 2, column 5: this line is indented, and the one above opens no block.")]
    [InlineData("for x in y:\n        a()\n    b()", "Line 3, column 5: the indentation fits no line above.")]
    [InlineData("x = 1.2.3", "Line 1, column 5: '1.2.3' is no number.")]
    [InlineData("class = 3", "Line 1, column 1: 'class' is not read: paste the lines that build the optimizer and its schedulers, as they run.")]
    public void WhatIsNotRead_IsNamedByLineAndColumn(string text, string message) =>
        Assert.Equal(message, Assert.Throws<UserError>(() => StatementParser.Parse(text)).Message);

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("[", "1", "]")]
    [InlineData("-", "1", "")]
    [InlineData("not ", "1", "")]
    [InlineData("2 ** ", "1", "")]
    [InlineData("1 + ", "1", "")]
    [InlineData("f(", "1", ")")]
    [InlineData("", "f", "()")]
    [InlineData("lambda: ", "1", "")]
    public void EndlessNesting_IsAnErrorRatherThanACrash(string before, string middle, string after)
    {
        string text = "x = " + string.Concat(Enumerable.Repeat(before, 20_000)) + middle + string.Concat(Enumerable.Repeat(after, 20_000));

        Assert.StartsWith("Line 1, column ", Assert.Throws<UserError>(() => StatementParser.Parse(text)).Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void DivisionByZero_IsAnErrorOfItsLine() =>
        Assert.Equal("Line 1, column 5: 1 / 0 divides by zero.", Assert.Throws<UserError>(() => Run("x = 1 / 0")).Message);

    private static double Value(string text) => ((NumberExpression)new Scope([]).Resolve(Expression(text))).Value;

    private static Expression Expression(string text) => ((ExpressionStatement)StatementParser.Parse(text)[0]).Value;

    private static Scope Run(string text)
    {
        Scope scope = new([]);
        foreach (AssignStatement assign in StatementParser.Parse(text).Cast<AssignStatement>())
            scope.Bind(assign.Targets[0], scope.Resolve(assign.Value));
        return scope;
    }
}
