using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.Tests;

/// <summary>Models and parameters for tests.</summary>
internal static class Models
{
    /// <summary>Two layers with a norm between them; the same weights at every call.</summary>
    public static Sequential Mlp()
    {
        random.manual_seed(7);
        return nn.Sequential(
            ("first", nn.Linear(64, 32)), ("norm", nn.LayerNorm([32])), ("relu", nn.ReLU()), ("second", nn.Linear(32, 10)));
    }

    /// <summary>Trains for so many steps and gives the loss of each.</summary>
    public static List<double> Train(nn.Module<Tensor, Tensor> model, optim.Optimizer optimizer, DigitImages digits, int steps, int first = 0, Action? afterStep = null)
    {
        List<double> losses = [];
        for (int step = first; step < first + steps; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            (Tensor pixels, Tensor labels) = digits.Batch(step, 64);
            optimizer.zero_grad();
            Tensor loss = nn.functional.cross_entropy(model.forward(pixels.to(model.parameters().First().dtype)), labels);
            loss.backward();
            optimizer.step();
            afterStep?.Invoke();
            losses.Add(loss.to(ScalarType.Float64).item<double>());
        }

        return losses;
    }

    public static TorchParameter Parameter(params float[] values) => new(tensor(values).DetachFromDisposeScope());

    public static void SetGradient(TorchParameter parameter, params float[] values)
    {
        using Tensor gradient = tensor(values, parameter.shape).to(parameter.dtype);
        parameter.grad = gradient;
    }

    public static double[] Numbers(Tensor values)
    {
        using IDisposable scope = NewDisposeScope();
        return values.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
    }
}
