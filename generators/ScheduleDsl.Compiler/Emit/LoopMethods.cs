using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>
/// The loops of a kernel as methods, with the dispatch to them: a class for each CPU backend. Loops that come out alike in all of them share their methods: variants differ in many values and then often
/// do the same.
/// </summary>
internal sealed class LoopMethods
{
    /// <summary>On every loop: tiered compilation would run the first steps of a long loop in slow code.</summary>
    public const string Optimized =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";

    // Stands for a loop's number until it is known which loops are alike. No C# token has it.
    private const string Open = "#";

    private readonly Kernel kernel;
    private readonly IReadOnlyList<(Pass Pass, List<Variant> Variants)> loops;
    private readonly LoopPlan[] plans;
    private readonly Dictionary<IBackend, (string Body, string Part)[]> texts;

    // By loop, the first that is like it.
    private readonly int[] alike;

    /// <exception cref="Lowering.LoweringException">A backend has no such loop; the message is for the author of the rule.</exception>
    public LoopMethods(Kernel kernel, IEnumerable<IBackend> backends)
    {
        this.kernel = kernel;
        loops = new LoopList(kernel.Graph).All;
        plans = [.. loops.Select(l => new LoopPlan(kernel, l.Pass))];
        texts = backends.ToDictionary(b => b, b => plans.Select(p => Text(b, p)).ToArray());
        Dictionary<string, int> known = [];
        alike = new int[plans.Length];
        for (int i = 0; i < plans.Length; i++)
        {
            string all = Signature(plans[i]) + string.Concat(texts.Values.Select(t => t[i].Body + t[i].Part));
            if (!known.TryGetValue(all, out alike[i]))
                known.Add(all, alike[i] = i);
        }
    }

    /// <summary>Name of the nested class with one precision's loops for one arm.</summary>
    public static string ClassName(IrType real, string arm) => real + arm;

    /// <summary>The same with its type parameters, as one such class calls another.</summary>
    public static string ClassOf(Kernel kernel, string arm) => ClassName(kernel.Real, arm) + MemoryTypes.Parameters(kernel);

    /// <summary>Name of a loop's method.</summary>
    public static string MethodName(string number) => "Loop" + number;

    /// <summary>Writes the class of one of the backends.</summary>
    public void Write(SourceWriter writer, IBackend backend)
    {
        using IDisposable type = writer.Block($"private static unsafe class {ClassOf(kernel, backend.Arm)}{MemoryTypes.Constraints(kernel)}");
        using (writer.Block($"internal static void Run(int loop, {LoopSignature.Parameters(kernel)})"))
        using (writer.Block("switch (loop)"))
        {
            for (int i = 0; i < plans.Length; i++)
                writer.Line($"case {i}: {MethodName(alike[i].ToString())}({string.Join(", ", plans[i].Parameters.Select(p => p.Argument))}); break;");
            writer.Line("default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));");
        }
        for (int i = 0; i < plans.Length; i++)
        {
            if (alike[i] == i)
                Write(writer, i, texts[backend][i]);
        }
    }

    private void Write(SourceWriter writer, int loop, (string Body, string Part) text)
    {
        writer.Line();

        // Where several variants share a loop, no one's conditions are its own.
        Variant[] variants = [.. loops.Where((_, i) => alike[i] == loop).SelectMany(l => l.Variants).Distinct().Take(2)];
        if (variants is [var only])
        {
            foreach (Decision decision in only.Decisions)
                writer.Line("// " + DecisionText.Of(kernel.Graph, decision));
        }

        writer.Line(Optimized);
        using (writer.Block($"internal static void {MethodName(loop.ToString())}({Signature(plans[loop])})"))
            writer.Lines(Numbered(text.Body));
        writer.Lines(Numbered(text.Part));

        string Numbered(string code) => code.Replace(MethodName(Open), MethodName(loop.ToString())).Replace(LoopNest.PartName(Open), LoopNest.PartName(loop.ToString()));
    }

    private (string Body, string Part) Text(IBackend backend, LoopPlan plan)
    {
        SourceWriter body = new(), part = new();
        backend.WriteLoop(body, kernel, plan, Open);
        if (!plan.IsPlain)
            backend.WritePart(part, kernel, plan, Open);
        return (body.ToString(), part.ToString());
    }

    private static string Signature(LoopPlan plan) => string.Join(", ", plan.Parameters.Select(p => $"{p.Type} {p.Name}"));
}
