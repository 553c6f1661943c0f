using System;
using System.Collections.Generic;
using System.Linq;
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

    /// <summary>Writes how long the blocks of states are.</summary>
    public static void WriteBlocks(SourceWriter writer, Rule rule)
    {
        if (rule.States.All(s => s.BlockLength is null))
            return;
        Write(writer, rule, "public override long BlockLength(int state, global::System.ReadOnlySpan<double> hypers, in global::ScheduleDsl.CompilerServices.TensorFacts facts)",
            s => s.BlockLength ?? new Literal(IrType.Int64, "0"));
        writer.Line();
    }

    /// <summary>Writes how many directions projections have.</summary>
    public static void WriteDirections(SourceWriter writer, Rule rule)
    {
        if (rule.Directions is null)
            return;
        using (writer.Block("public override long Directions(global::System.ReadOnlySpan<double> hypers, in global::ScheduleDsl.CompilerServices.TensorFacts facts)"))
        {
            Graph graph = Lower.Uniform(rule.Directions, rule.Functions);
            new UniformWriter(graph, [graph.Result], writer, v => HyperLeaf.Write(rule.Hypers, v), ["hypers", "facts"], UniformDialect.Host).Return(graph.Result);
        }

        writer.Line();
    }

    /// <summary>Writes what a step needs beside parameters and gradients.</summary>
    public static void WriteInputs(SourceWriter writer, Rule rule)
    {
        const string info = "global::ScheduleDsl.CompilerServices.InputInfo";
        Input[] inputs = [.. rule.FurtherInputs];
        if (inputs.Length == 0)
            return;
        string all = string.Join(", ", inputs.Select(i => $"new({CSharpText.String(i.Name)}, {(i.Kind == InputKind.Scalar ? "true" : "false")}{(i.IsOptional ? ", true" : "")})"));
        writer.Line($"public override global::System.Collections.Generic.IReadOnlyList<{info}> Inputs => DeclaredInputs;").Line();
        writer.Line($"private static readonly {info}[] DeclaredInputs = [{all}];").Line();
        if (inputs.All(i => i.When is null))
            return;
        Write(writer, rule, "public override bool HasInput(int input, global::System.ReadOnlySpan<double> hypers, in global::ScheduleDsl.CompilerServices.TensorFacts facts)",
            "input", [.. inputs.Select(i => i.When ?? new Literal(IrType.Bool, "true"))]);
        writer.Line();
    }

    /// <summary>Writes the names of what an update writes beside parameters and states.</summary>
    public static void WriteOutputs(SourceWriter writer, Rule rule)
    {
        if (rule.Outputs.Count == 0)
            return;
        writer.Line("public override global::System.Collections.Generic.IReadOnlyList<string> Outputs => DeclaredOutputs;").Line();
        writer.Line($"private static readonly string[] DeclaredOutputs = [{string.Join(", ", rule.Outputs.Select(p => CSharpText.String(p.Output)))}];").Line();
    }

    private static void Write(SourceWriter writer, Rule rule, string heading, Func<State, Expression> of) =>
        Write(writer, rule, heading, "state", [.. rule.States.Select(of)]);

    private static void Write(SourceWriter writer, Rule rule, string heading, string place, IReadOnlyList<Expression> values)
    {
        using IDisposable method = writer.Block(heading);
        using IDisposable cases = writer.Block($"switch ({place})");
        for (int i = 0; i < values.Count; i++)
        {
            Graph graph = Lower.Uniform(values[i], rule.Functions);
            using (writer.Block($"case {i}:"))
                new UniformWriter(graph, [graph.Result], writer, v => HyperLeaf.Write(rule.Hypers, v), [place, "hypers", "facts"], UniformDialect.Host).Return(graph.Result);
        }
        writer.Line($"default: throw new global::System.ArgumentOutOfRangeException(nameof({place}));");
    }
}
