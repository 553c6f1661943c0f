using System;
using ScheduleDsl.Compiler.Emit.Uniform;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>Writes which states exist under given hyperparameters, and with which value they start.</summary>
internal static class StateMembers
{
    public static void Write(SourceWriter writer, Rule rule)
    {
        Write(writer, rule, "public override bool HasState(int state, global::System.ReadOnlySpan<double> hypers, in global::ScheduleDsl.CompilerServices.TensorFacts facts)",
            s => s.When ?? new Literal(IrType.Bool, "true"));
        writer.Line();
        Write(writer, rule, "public override double InitialState(int state, global::System.ReadOnlySpan<double> hypers)",
            s => new Operation(IrType.Float64, Op.Convert, Collections.EquatableArray.Of(s.Initial)));
    }

    private static void Write(SourceWriter writer, Rule rule, string heading, Func<State, Expression> of)
    {
        using IDisposable method = writer.Block(heading);
        using IDisposable cases = writer.Block("switch (state)");
        for (int i = 0; i < rule.States.Count; i++)
        {
            Graph graph = Lower.Uniform(of(rule.States[i]), rule.Functions);
            using (writer.Block($"case {i}:"))
                new UniformWriter(graph, [graph.Result], writer, v => HyperLeaf.Write(rule.Hypers, v), ["state", "hypers"]).Return(graph.Result);
        }
        writer.Line("default: throw new global::System.ArgumentOutOfRangeException(nameof(state));");
    }
}
