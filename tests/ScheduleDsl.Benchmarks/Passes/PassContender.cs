using System;
using System.Linq;
using ScheduleDsl.Benchmarks.Measuring;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Benchmarks.Passes;

/// <summary>Steps of a case over an arena; inputs beside the gradient hold what gradients do.</summary>
internal sealed class PassContender : Contender
{
    private readonly PassCase what;
    private readonly ParameterTable table;
    private readonly OptimizerRun run;

    public PassContender(PassCase what, Size size, int threads)
        : base(what.Title, Role.Library)
    {
        this.what = what;
        table = ParameterTable.CreateArena(what.Type, what.Type, [.. Enumerable.Range(0, size.Tensors).Select(i => ($"w{i}", Shape(size.Length)))]);
        Fill();
        run = OptimizerRun.Create(table, what.Settings, new RunOptions { Threads = threads, StatePrecision = what.States, MayOverwriteGradients = what.MayOverwriteGradients });
        foreach (InputInfo input in what.Rule.Inputs.Where(i => i.IsScalar))
            run.SetInput(input.Name, 1);
    }

    /// <summary>Loops over weights of the last step.</summary>
    public int Loops => run.LastPlan("w0").Steps.OfType<LoopStep>().Count(l => l.Space == StateSpace.Element);

    /// <summary>Bytes that the last step has moved for each weight.</summary>
    public double Bytes => what.Bytes(run.LastPlan("w0"));

    /// <summary>Arrays of floats that the last step has read and written.</summary>
    public (int Reads, int Writes) Streams
    {
        get
        {
            TensorInfo[] tensors = [.. what.Rule.Plan(ElementType.Float32).Tensors];
            LoopStep[] loops = [.. run.LastPlan("w0").Steps.OfType<LoopStep>().Where(l => l.Space == StateSpace.Element)];
            return (loops.Sum(l => l.Reads.Count(IsMemory)), loops.Sum(l => l.Writes.Count(IsMemory)));

            bool IsMemory(int tensor) => tensors[tensor] is { Space: StateSpace.Element, Source: not TensorSource.Draw };
        }
    }

    public override void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
            run.Step();
    }

    /// <summary>A rule may clear its gradients, and averages of zeros would end in denormal numbers: each turn begins with gradients.</summary>
    public override double Time(int steps)
    {
        if (what.Rule.Plan(ElementType.Float32).Variants.SelectMany(v => v.Steps.OfType<LoopStep>()).Any(WritesGradient))
            Fill();
        return base.Time(steps);
    }

    private bool WritesGradient(LoopStep loop) => loop.Writes.Any(t => what.Rule.Plan(ElementType.Float32).Tensors[t].Source == TensorSource.Gradient);

    public override void Dispose()
    {
        run.Dispose();
        table.Dispose();
    }

    // A matrix where the length allows it, so that rules that treat vectors in another way do not.
    private static int[] Shape(int length) => length % 64 == 0 ? [64, length / 64] : [length];

    private void Fill()
    {
        Random random = new(1);
        foreach (Parameter parameter in table)
            Fill(parameter, random);
    }

    // Of one magnitude and both signs, so that nothing becomes a denormal number, an infinity or NaN.
    private void Fill(Parameter parameter, Random random)
    {
        float[] gradients = new float[parameter.Length];
        for (int i = 0; i < gradients.Length; i++)
            gradients[i] = (0.01f + 0.01f * random.NextSingle()) * (random.Next(2) == 0 ? 1 : -1);
        if (what.Type == ElementType.BFloat16)
        {
            parameter.ValuesAs<BFloat16>().Fill((BFloat16)1f);
            for (int i = 0; i < gradients.Length; i++)
                parameter.GradientsAs<BFloat16>()[i] = (BFloat16)gradients[i];
            return;
        }

        parameter.Values.Fill(1);
        gradients.CopyTo(parameter.Gradients);
        foreach (InputInfo input in what.Rule.Inputs.Where(i => !i.IsScalar))
            table.SetInput(parameter.Name, input.Name, Array.ConvertAll(gradients, Math.Abs));
    }
}
