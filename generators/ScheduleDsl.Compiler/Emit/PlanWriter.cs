using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Emit.Uniform;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>Writes what a step consists of, as data for the runtime.</summary>
internal static class PlanWriter
{
    private const string Services = "global::ScheduleDsl.CompilerServices.";

    public static void Write(SourceWriter writer, Rule rule, IReadOnlyList<Kernel> kernels)
    {
        using (writer.Block($"public override {Services}KernelPlan Plan(global::ScheduleDsl.ElementType precision)"))
        {
            foreach (Kernel kernel in kernels)
                writer.Line($"if (precision == global::ScheduleDsl.ElementType.{kernel.Real}) return Plan{kernel.Real};");
            writer.Line("throw new global::System.ArgumentOutOfRangeException(nameof(precision));");
        }
        foreach (Kernel kernel in kernels)
        {
            writer.Line();
            Write(writer, rule, kernel, $"private static readonly {Services}KernelPlan Plan{kernel.Real}");
        }
    }

    /// <summary>One plan, as an expression.</summary>
    public static void Write(SourceWriter writer, Rule rule, Kernel kernel, string declaration)
    {
        Graph graph = kernel.Graph;
        SlotText slots = new(graph, UniformDialect.Host);
        UniformCode[] codes = [.. graph.Variants.Select(v => new UniformCode(graph, v))];
        writer.Line($"{declaration} = new(");
        using (writer.Indented())
        {
            writer.Line($"[{string.Join(", ", kernel.Tensors.Select(Tensor))}],");
            writer.Line($"[{string.Join(", ", graph.Slots.Select(s => Leaf(rule, graph.Values[s], slots.PlaceOf(s))).Where(l => l is not null))}],");
            IEnumerable<(int Slot, int Level)> shared = codes.SelectMany(c => c.Slots.Where(s => graph.Values[s].Op == Op.Share).Select(s => (slots.PlaceOf(s), c.LevelOf(s)))).Distinct();
            writer.Line($"[{string.Join(", ", shared.Select(s => $"new({s.Slot}, {s.Level})"))}],");
            writer.Line(IsPerTensor(graph, codes) ? "true," : "false,");
            LoopList loops = new(graph);
            StructuralText keys = new(graph);
            writer.Line("[");
            using (writer.Indented())
            {
                foreach (Variant variant in graph.Variants)
                    Write(writer, rule, variant, p => p.IsSelection ? Selection(kernel, slots, p, keys) : p.Matrix >= 0 ? Matrix(kernel, slots, p) : Loop(kernel, slots, loops.Number(p), p, keys), slots);
            }
            writer.Line("]);");
        }
    }

    private static void Write(SourceWriter writer, Rule rule, Variant variant, System.Func<Pass, string> loop, SlotText slots)
    {
        string rejected = variant.RejectedPasses.Count + variant.RejectedStores.Count == 0 ? ""
            : $", Rejected: new([{string.Join(", ", variant.RejectedPasses.Select(loop))}], [{string.Join(", ", Stores(variant.RejectedStores))}], false)";
        string inCache = variant.PassesInCache.Count == 0 ? "" : $" {{ InCache = [{string.Join(", ", Steps(variant.PassesInCache))}] }}";
        writer.Line($"new([{string.Join(", ", Steps(variant.Passes))}], [{string.Join(", ", Stores(variant.Stores))}]{(variant.Applies ? "" : ", false")}{rejected}){inCache},");

        IEnumerable<string> Steps(IReadOnlyList<Pass> passes)
        {
            for (int i = 0; i <= passes.Count; i++)
            {
                foreach (Interlude interlude in variant.Interludes.Where(n => n.Before == i))
                    yield return $"new {Services}UniformStep({interlude.Level}, {Services}CollectiveScope.{interlude.Barrier}{(interlude.Gate >= 0 ? $", {slots.PlaceOf(interlude.Gate)}" : "")})";
                if (i < passes.Count)
                    yield return loop(passes[i]);
            }
        }

        IEnumerable<string> Stores(IEnumerable<Store> all) => all.Select(s => (Store: s, Place: rule.States.TakeWhile(t => t.Name != s.Target).Count()))
            .Where(s => s.Place < rule.States.Count && RateOf.OfSpace(rule.States[s.Place].Space).IsUniform())
            .Select(s => Stored(s.Store.Value, s.Place));

        string Stored(int value, int place) => $"new({place}, {slots.PlaceOf(value)})";
    }

    private static string? Leaf(Rule rule, Value value, int slot) => value.Op switch
    {
        Op.Fact => $"new({slot}, {Services}LeafSource.Fact, {(int)System.Enum.Parse(typeof(Fact), value.Text)})",
        Op.State => $"new({slot}, {Services}LeafSource.State, {rule.States.TakeWhile(s => s.Name != value.Text).Count()})",
        Op.Input => $"new({slot}, {Services}LeafSource.Input, {rule.FurtherInputs.TakeWhile(i => i.Name != value.Text).Count()})",
        _ => null,
    };

    private static bool IsPerTensor(Graph graph, IEnumerable<UniformCode> codes) =>
        codes.SelectMany(c => c.Slots).Concat(graph.Variants.SelectMany(v => v.Decisions.Select(d => d.Condition)))
            .Any(v => graph.Values[v].Rate is Rate.Tensor or Rate.Matrix);

    private static string Tensor(Tensor tensor)
    {
        string space = tensor.Space == StateSpace.Element && tensor.Kind == 0 ? "" : $", global::ScheduleDsl.StateSpace.{tensor.Space}";
        string kind = tensor.Kind == 0 ? "" : $", {tensor.Kind}";
        return $"new({CSharpText.String(tensor.Name)}, {Services}TensorSource.{tensor.Role}, {tensor.Place}{space}{kind})";
    }

    private static string Loop(Kernel kernel, SlotText slots, int number, Pass pass, StructuralText keys)
    {
        string Places(IEnumerable<string> names) => string.Join(", ", names.Select(n => kernel.Tensors.TakeWhile(t => t.Name != n).Count()).Distinct().OrderBy(p => p));
        string reads = Places(pass.Loads.Select(l => l.Tensor));
        string writes = Places(pass.Stores.Select(s => s.Target));
        string block = pass.BlockLength >= 0 ? slots.PlaceOf(pass.BlockLength).ToString(System.Globalization.CultureInfo.InvariantCulture) : "-1";
        IEnumerable<string> reductions = pass.Reductions.Where(r => Collective.Of(kernel.Graph.Values[r]).IsWide).Select(r => Reduction(kernel.Graph, slots, r, keys));
        return $"new {Services}LoopStep({number}, global::ScheduleDsl.StateSpace.{pass.Space}, {Services}LoopSpan.{pass.Span}, {block}, {(pass.IsPerMatrix ? "true" : "false")}, [{reads}], [{writes}], [{string.Join(", ", reductions)}]){(pass.IsEpilogue ? " { IsEpilogue = true }" : pass.IsPrologue ? " { IsPrologue = true }" : "")}";
    }

    private static string Selection(Kernel kernel, SlotText slots, Pass pass, StructuralText keys)
    {
        int selection = pass.Reductions[0];
        string rank = Collective.Of(kernel.Graph.Values[selection]).IsOrder ? slots.PlaceOf(kernel.Graph.Values[selection].Operands[2]).ToString(System.Globalization.CultureInfo.InvariantCulture) : "-1";
        int Place(string name) => kernel.Tensors.TakeWhile(t => t.Name != name).Count();
        string target = pass.Stores.Count == 0 ? "-1" : Place(pass.Stores[0].Target).ToString(System.Globalization.CultureInfo.InvariantCulture);
        string block = pass.BlockLength >= 0 ? slots.PlaceOf(pass.BlockLength).ToString(System.Globalization.CultureInfo.InvariantCulture) : "-1";
        return $"new {Services}SelectStep({Place(pass.Loads[0].Tensor)}, {target}, {block}, {(pass.IsPerMatrix ? "true" : "false")}, {rank}, {Reduction(kernel.Graph, slots, selection, keys)})";
    }

    private static string Matrix(Kernel kernel, SlotText slots, Pass pass)
    {
        int Place(string name) => kernel.Tensors.TakeWhile(t => t.Name != name).Count();
        Value matrix = kernel.Graph.Values[pass.Matrix];
        MatrixOperation operation = MatrixOperation.Of(matrix);
        int[] numbers = [.. matrix.Operands.Where(o => kernel.Graph.Values[o].Rate.IsUniform())];
        string random = operation.Draw < 0 ? "" : $", {operation.Draw}, {slots.PlaceOf(numbers[0])}";
        string addend = operation.Draw < 0 && numbers.Length == 2 ? $"AlphaSlot = {slots.PlaceOf(numbers[0])}, BetaSlot = {slots.PlaceOf(numbers[1])}" : "";
        string members = string.Join(", ", new[] { addend, Symmetry.IsSymmetric(kernel.Graph, pass.Matrix) ? "IsSymmetric = true" : "" }.Where(m => m.Length > 0));
        return $"new {Services}MatrixStep({Services}MatrixKind.{operation.Kind}, [{string.Join(", ", pass.Loads.Select(l => Place(l.Tensor)))}], {Place(pass.Stores[0].Target)}{random}){(members.Length > 0 ? $" {{ {members} }}" : "")}";
    }

    private static string Reduction(Graph graph, SlotText slots, int reduction, StructuralText keys)
    {
        Collective collective = Collective.Of(graph.Values[reduction]);
        string key = collective.Scope is ReduceScope.Group or ReduceScope.All ? Key(graph, collective, keys) : "";
        return $"new({CSharpText.String(key)}, {Services}CollectiveScope.{collective.Scope}, {Services}CollectiveKind.{collective.Kind}, {(collective.IsWide ? slots.PlaceOf(reduction) : -1)})";
    }

    // Variants may reduce different values at one place of the source; another rule has the same collective where it reduces the same values.
    // Where one rule asks for them at several places, the places are told apart by their order.
    private static string Key(Graph graph, Collective collective, StructuralText keys)
    {
        string text = Text(graph, collective, keys);
        int before = graph.Values.Where(v => v.Op == Op.Reduce).Select(Collective.Of).Distinct()
            .Count(other => other.Site < collective.Site && other with { Site = collective.Site } == collective && Text(graph, other, keys) == text);
        return before == 0 ? text : $"{text}#{before}";
    }

    private static string Text(Graph graph, Collective collective, StructuralText keys) => Declarations.StableHash.Of(string.Join("|", Enumerable.Range(0, graph.Values.Count)
        .Where(v => graph.Values[v].Op == Op.Reduce && Collective.Of(graph.Values[v]) == collective).Select(keys.Of).Distinct().OrderBy(text => text, System.StringComparer.Ordinal)));
}
