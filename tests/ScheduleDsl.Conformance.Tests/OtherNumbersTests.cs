using System;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace ScheduleDsl.Conformance.Tests;

/// <summary>Files of the recorded families with other numbers, their values computed here from the references' formulas.</summary>
public class OtherNumbersTests
{
    [Theory]
    [InlineData("linear")]
    [InlineData("cosine")]
    [InlineData("exponential")]
    [InlineData("minus_sqrt")]
    public void MegatronWsd_FromAnyFirstValue(string style) => AssertPasses("megatron_wsd", new JsonObject
    {
        ["init_lr"] = 2e-5, ["max_lr"] = 3e-3, ["min_lr"] = 7e-5, ["lr_warmup_steps"] = 11, ["lr_decay_steps"] = 97,
        ["lr_decay_style"] = "WSD", ["wsd_decay_steps"] = 31, ["lr_wsd_decay_style"] = style, ["steps"] = 120,
    }, k =>
    {
        double x = Math.Clamp((k - 66) / 31.0, 0, 1);
        return k <= 11 ? 2e-5 + (3e-3 - 2e-5) * k / 11 : 7e-5 + (3e-3 - 7e-5) * Height(style, x);
    });

    [Theory]
    [InlineData("linear", "linear", 0)]
    [InlineData("linear", "1-sqrt", 13)]
    [InlineData("constant", "1-sqrt", 13)]
    [InlineData("constant", "cosine", 0)]
    public void Nanotron_InBothWarmupStyles_WithAndWithoutOne(string warmup, string decay, int length) => AssertPasses("nanotron_wsdc", new JsonObject
    {
        ["learning_rate"] = 0.02, ["min_decay_lr"] = 0.003, ["lr_warmup_steps"] = length, ["lr_warmup_style"] = warmup,
        ["lr_decay_style"] = decay, ["lr_decay_starting_step"] = 41, ["lr_decay_steps"] = 37, ["steps"] = 120,
    }, k =>
    {
        double x = Math.Clamp((k - 41) / 37.0, 0, 1);
        return k <= length && warmup == "linear" ? 0.02 * k / Math.Max(length, 1) : 0.003 + (0.02 - 0.003) * Height(decay, x);
    });

    [Theory]
    [InlineData(0.0, 0.5, 30, 12)]
    [InlineData(0.5, 0.0, 30, 12)]
    [InlineData(0.25, 0.75, 30, 0)]
    [InlineData(0.75, 0.25, 1, 5)]
    [InlineData(0.25, 0.75, 0, 5)]
    [InlineData(0.25, 0.75, -3, -5)]
    [InlineData(0.25, 0.25, 9, 5)]
    [InlineData(0.0, 0.0, 9, 5)]
    public void OptaxLinear_InBothDirections_LateOrAtOnce(double from, double to, int steps, int begin) => AssertPasses("optax_linear_schedule", new JsonObject
    {
        ["init_value"] = from, ["end_value"] = to, ["transition_steps"] = steps, ["transition_begin"] = begin, ["steps"] = 60,
    }, k => steps <= 0 ? from : from + (to - from) * Math.Clamp(k - Math.Max(begin, 0), 0, steps) / steps);

    [Fact]
    public void OptaxWarmupOfNoSteps_StaysAtItsStart() => AssertPasses("optax_warmup_constant_schedule", new JsonObject
    {
        ["init_value"] = 0.25, ["peak_value"] = 0.5, ["warmup_steps"] = 0, ["steps"] = 60,
    }, _ => 0.25);

    [Theory]
    [InlineData(0.0, 7)]
    [InlineData(0.02, 1)]
    [InlineData(0.02, 50)]
    [InlineData(0.02, 90)]
    public void TorchCosine_GoesOnAsLongAsIsAsked(double floor, int half) => AssertPasses("torch_cosine_annealing_lr", new JsonObject
    {
        ["lr"] = 0.3, ["T_max"] = half, ["eta_min"] = floor, ["steps"] = 60,
    }, k => floor + (0.3 - floor) * (1 + Math.Cos(Math.PI * k / half)) / 2);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    public void TorchConstant_ReturnsToTheFullRate(int iterations) => AssertPasses("torch_constant_lr", new JsonObject
    {
        ["lr"] = 0.3, ["factor"] = 0.7, ["total_iters"] = iterations, ["steps"] = 60,
    }, k => iterations == 0 || k < iterations ? 0.3 * 0.7 : 0.3);

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(13, 1.25)]
    [InlineData(200, 0.5)]
    public void TorchStep_AtAnyDistance_UpAndDown(int size, double gamma) => AssertPasses("torch_step_lr", new JsonObject
    {
        ["lr"] = 0.3, ["step_size"] = size, ["gamma"] = gamma, ["steps"] = 60,
    }, k => 0.3 * Math.Pow(gamma, k / size));

    [Theory]
    [InlineData("pytorch_optimizer_cosinescheduler")]
    [InlineData("pytorch_optimizer_linearscheduler")]
    public void PytorchOptimizer_GoesOnAfterItsEnd(string family) => AssertPasses(family, new JsonObject
    {
        ["t_max"] = 40, ["max_lr"] = 0.5, ["min_lr"] = 0.125, ["init_lr"] = 0.25, ["warmup_steps"] = 8, ["steps"] = 120,
    }, k =>
    {
        double x = (k - 8) / 32.0;
        double height = family == "pytorch_optimizer_linearscheduler" ? 1 - x : (1 + Math.Cos(Math.PI * x)) / 2;
        return k < 8 ? 0.25 + 0.25 * k / 8 : 0.125 + 0.375 * height;
    });

    private static double Height(string style, double x) => style switch
    {
        "linear" => 1 - x,
        "cosine" => (1 + Math.Cos(Math.PI * x)) / 2,
        "exponential" => 2 * Math.Pow(0.5, x) - 1,
        _ => 1 - Math.Sqrt(x),
    };

    private static void AssertPasses(string family, JsonObject parameters, Func<int, double> value)
    {
        int count = parameters["steps"]!.GetValue<int>();
        JsonObject file = new()
        {
            ["parameters"] = parameters,
            ["values"] = new JsonArray([.. Enumerable.Range(0, count).Select(k => (JsonNode)JsonValue.Create(value(k)))]),
            ["tolerance"] = 1e-12,
            ["absolute_tolerance"] = 1e-15,
        };
        using GoldenFolder folder = new();

        FileResult result = Assert.Single(folder.Write(family + "_9.json", file.ToJsonString()).Run().Results);

        Assert.True(result.Verdict == Verdict.Passed, $"{result.Verdict}: {result.LargestError} {result.Detail}");
    }
}
