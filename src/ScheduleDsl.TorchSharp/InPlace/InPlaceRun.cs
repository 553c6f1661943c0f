using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.InPlace;

/// <summary>A run of compiled loops over the memory of CPU tensors.</summary>
internal sealed class InPlaceRun : TorchRun
{
    private readonly TensorBinding[] bindings;
    private readonly bool copiesWeights;

    public InPlaceRun(IReadOnlyList<NamedParameter> parameters, RunSource source, RunOptions options, ElementType type)
    {
        Table = new ParameterTable(type);
        ElementType precision = type == ElementType.Float64 ? type : ElementType.Float32;
        bool anyOrder = source.Rules.All(rule => RuleLayout.IsFree(rule, precision));
        List<TensorBinding> made = [];
        try
        {
            foreach (NamedParameter parameter in parameters)
                made.Add(new TensorBinding(parameter, anyOrder, Table));
            bindings = [.. made];
            copiesWeights = made.Exists(binding => !binding.IsInPlace);
            Run = source.Create(Table, options);
        }
        catch
        {
            foreach (TensorBinding binding in made)
                binding.Dispose();
            throw;
        }
    }

    public override OptimizerRun Run { get; }

    public override ParameterTable Table { get; }

    public override bool HoldsWeights => true;

    /// <summary>What is bound, for tests that ask whether memory is shared.</summary>
    public IReadOnlyList<TensorBinding> Bindings => bindings;

    public override StepResult Step()
    {
        ReadGradients();
        StepResult result = Run.Step();
        if (copiesWeights)
            Push();
        if (Run.StoresGradients)
        {
            foreach (TensorBinding binding in bindings)
                binding.PushGradient();
        }

        return result;
    }

    public override StepResult Flush()
    {
        Pull();
        StepResult result = Run.Flush();
        Push();
        return result;
    }

    /// <summary>All of a step that is not the rule: asking TorchSharp where gradients are.</summary>
    public void ReadGradients()
    {
        foreach (TensorBinding binding in bindings)
            binding.Refresh(Table);
    }

    public override void Pull()
    {
        foreach (TensorBinding binding in bindings)
        {
            binding.Source.RequireAlive();
            binding.Pull();
        }
    }

    public override void Push()
    {
        foreach (TensorBinding binding in bindings)
            binding.Push();
    }

    public override long[] StridesOf(string parameter) => Of(parameter).Layout.Strides;

    public override long[] ShapeOf(string parameter) => Of(parameter).Source.Shape;

    public override void Dispose()
    {
        Run.Dispose();
        Table.Dispose();
        foreach (TensorBinding binding in bindings)
            binding.Dispose();
    }

    public override void SetInput(string parameter, string input, Tensor values) => Table.SetInput(parameter, input, Of(parameter).Input(input, values));

    private TensorBinding Of(string parameter) => bindings.First(binding => binding.Source.Name == parameter);
}
