using System.Linq;
using ScheduleDsl.Cli.Porting;
using ScheduleDsl.Cli.Porting.Python;
using ScheduleDsl.Cli.Porting.Sources;
using Xunit;

namespace ScheduleDsl.Cli.Tests.Porting;

public sealed class SignatureTests
{
    /// <summary>Written down from inspect.signature of torch 1.13 (without optimizer, last_epoch and verbose).</summary>
    [Theory]
    [InlineData("ConstantLR", "factor=0.3333333333333333, total_iters=5")]
    [InlineData("LinearLR", "start_factor=0.3333333333333333, end_factor=1, total_iters=5")]
    [InlineData("ExponentialLR", "gamma")]
    [InlineData("StepLR", "step_size, gamma=0.1")]
    [InlineData("MultiStepLR", "milestones, gamma=0.1")]
    [InlineData("PolynomialLR", "total_iters=5, power=1")]
    [InlineData("CosineAnnealingLR", "T_max, eta_min=0")]
    [InlineData("CosineAnnealingWarmRestarts", "T_0, T_mult=1, eta_min=0")]
    [InlineData("CyclicLR", "base_lr, max_lr, step_size_up=2000, step_size_down=None, mode='triangular', gamma=1, scale_fn=None, scale_mode='cycle', cycle_momentum=True, base_momentum=0.8, max_momentum=0.9")]
    [InlineData("OneCycleLR", "max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3, anneal_strategy='cos', cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25, final_div_factor=10000, three_phase=False")]
    public void Schedulers_HavePyTorchsParametersInItsOrder(string name, string expected)
    {
        Signature signature = PyTorchSchedulers.All.Single(m => m.Signature.Name == name).Signature;

        Assert.Equal($"optimizer, {expected}, last_epoch=-1, verbose=False", Text(signature, signature.Parameters.Count));
    }

    /// <summary>Written down from inspect.signature of torch 1.13, as far as arguments go by position.</summary>
    [Theory]
    [InlineData("Adam", "lr=0.001, betas=(0.9, 0.999), eps=1E-08, weight_decay=0, amsgrad=False")]
    [InlineData("AdamW", "lr=0.001, betas=(0.9, 0.999), eps=1E-08, weight_decay=0.01, amsgrad=False")]
    [InlineData("RMSprop", "lr=0.01, alpha=0.99, eps=1E-08, weight_decay=0, momentum=0, centered=False")]
    [InlineData("Adagrad", "lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1E-10")]
    public void Optimizers_HavePyTorchsParametersInItsOrder(string name, string expected)
    {
        Signature signature = PyTorchOptimizers.All.Single(m => m.Signature.Name == name).Signature;

        Assert.Equal("params, " + expected, Text(signature, signature.Positional));
    }

    [Fact]
    public void ArgumentsByPosition_GetTheirNames()
    {
        Findings findings = new();
        BoundCall call = Bind("OneCycleLR(opt, 0.1, 300, None, None, 0.25, 'linear')", findings);

        Assert.Equal(0.25, ((NumberExpression)call["pct_start"].Value).Value);
        Assert.Equal("linear", ((TextExpression)call["anneal_strategy"].Value).Value);
        Assert.False(call["div_factor"].IsGiven);
        Assert.Empty(findings.Unmapped);
    }

    [Theory]
    [InlineData("StepLR(opt)", "Line 1, column 1: StepLR needs step_size.")]
    [InlineData("StepLR(opt, 1, step_size=2)", "Line 1, column 26: StepLR gets step_size twice.")]
    [InlineData("StepLR(opt, 1, 2, 3, 4, 5)", "Line 1, column 25: StepLR takes 5 arguments by position, and this is one more.")]
    public void CallsThatPythonRefuses_AreErrors(string call, string message) =>
        Assert.Equal(message, Assert.Throws<UserError>(() => Bind(call, new Findings())).Message);

    [Fact]
    public void UnknownArguments_AreReportedWithTheirLine()
    {
        Findings findings = new();
        Bind("StepLR(opt,\n 30,\n warp=2)", findings);

        Assert.Equal("line 3: warp=2: torch's StepLR is known here without it.", Assert.Single(findings.Unmapped).ToString());
    }

    private static BoundCall Bind(string text, Findings findings)
    {
        CallExpression call = (CallExpression)((ExpressionStatement)StatementParser.Parse(text)[0]).Value;
        return BoundCall.Bind(call, PyTorchSchedulers.All.Single(m => m.Signature.Name == call.Function.Text).Signature, findings);
    }

    private static string Text(Signature signature, int count) =>
        string.Join(", ", signature.Parameters.Take(count).Select(p => p.Default is null ? p.Name : $"{p.Name}={Text(p.Default)}"));

    private static string Text(Expression value) => value is NumberExpression number ? number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : value.Text;
}
