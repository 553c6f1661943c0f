using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.Operations;

/// <summary>
/// A run carried out by operations of TorchSharp. Hyperparameters, variants and saving are those of any run; its table's entries stand for tensors
/// that this machine's loops never touch, and its memory holds states only while they are saved, loaded or read.
/// </summary>
internal sealed class OperationsRun : TorchRun
{
    // Far from any memory that there is, and each entry apart from the next.
    private const nint FirstAddress = 1 << 20;

    private readonly IReadOnlyList<NamedParameter> parameters;
    private OperationsWork work = null!;

    public OperationsRun(IReadOnlyList<NamedParameter> parameters, RunSource source, RunOptions options, ElementType type)
    {
        this.parameters = parameters;
        Expressible.Require(options);
        Table = new ParameterTable(type);
        nint address = FirstAddress;
        foreach (NamedParameter parameter in parameters)
        {
            Parameter entry = Table.AddBorrowed(parameter.Name, address, 0, [.. parameter.Shape.Select(size => checked((int)size))], type);
            address += (nint)((entry.Length * type.Size() + 4095) / 4096 * 4096 + 4096);
        }

        Run = source.Create(Table, options, (compute, _, routes, _) => work = new OperationsWork(compute, routes, parameters));
    }

    public override OptimizerRun Run { get; }

    public override ParameterTable Table { get; }

    public override bool HoldsWeights => false;

    public override StepResult Step()
    {
        foreach (NamedParameter parameter in parameters)
        {
            parameter.RequireAlive();
            using Tensor? gradient = parameter.Tensor.grad;
            if (gradient is not null && gradient.is_sparse)
                throw new System.NotSupportedException($"The gradient of {parameter.Name} is sparse: make the module without sparse gradients, or give the parameter to another optimizer.");
            Table.SetGradient(Table[parameter.Name], gradient is null ? 0 : FirstAddress);
        }

        return Run.Step();
    }

    public override StepResult Flush() => Run.Flush();

    public override void PullStates() => work.Download(Run);

    public override void PushStates() => work.Upload();

    public override long[] StridesOf(string parameter) => Reordering.Contiguous(ShapeOf(parameter));

    public override long[] ShapeOf(string parameter) => parameters.First(each => each.Name == parameter).Shape;

    public override void SetInput(string parameter, string input, Tensor values) => work.Of(parameter).SetInput(input, values);

    public override void Dispose()
    {
        Run.Dispose();
        Table.Dispose();
        work.Dispose();
    }
}
