using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ScheduleDsl.Compiler.Composition;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Analysis.Extents;

/// <summary>What is wrong with the arithmetic of a rule, whatever its hyperparameters and gradients are within their ranges.</summary>
/// <param name="Hazards">Operations whose results are not numbers.</param>
/// <param name="Unread">States that nothing stored depends on.</param>
/// <param name="Stuck">States that keep their initial value, with that value.</param>
/// <param name="ChangesWeights">Whether a step stores weights at all.</param>
public sealed record RuleJudgement(
    IReadOnlyList<Hazard> Hazards, IReadOnlyList<string> Unread, IReadOnlyList<(string State, double Value)> Stuck, bool ChangesWeights)
{
    // Extents that still grow after as many rounds grow to the next of the marks.
    private const int ExactRounds = 3;
    private const int MostRounds = 12;
    private static readonly double[] Marks = [double.NegativeInfinity, -1, 0, 1, double.PositiveInfinity];

    /// <summary>Judges a rule; null where it has too many choices, or no lowering.</summary>
    public static RuleJudgement? Of(Rule rule)
    {
        try
        {
            WalkTrace trace = new(ExtentsOf.Keeps);
            Graph graph = Walk.Rule(rule, trace);
            Dictionary<string, Extent> initial = rule.States.ToDictionary(s => s.Name, s => Initial(s, rule));
            ExtentsOf extents = new(graph, rule.Hypers) { Initial = initial };
            List<Step> steps = [.. graph.Variants.Select(v => Step.Of(v, extents)).OfType<Step>()];
            Dictionary<string, Extent> states = Settle(steps, extents, initial);
            Hazards found = new(graph, extents, trace);
            foreach (Step step in steps)
            {
                found.Collect(step.Applied, step.Variant.Stores.Select(s => s.Value));
                found.Collect(step.Rejected, step.Variant.RejectedStores.Select(s => s.Value));
            }
            HashSet<string> read = Read(graph, rule);
            string parameter = rule.Inputs.First(i => i.Kind == InputKind.Parameter).Name;
            if (rule.Evaluation.Count == 1)
                Evaluate(EvaluationRule.Of(rule), states, found.All, read);
            return new RuleJudgement(
                found.All,
                [.. rule.States.Select(s => s.Name).Where(s => !read.Contains(s))],
                [.. rule.States.Where(s => IsStuck(s, graph, states, initial)).Select(s => (s.Name, states[s.Name].Low.Value))],
                graph.Variants.Any(v => v.Stores.Any(s => s.Target == parameter)));
        }
        catch (Exception problem) when (problem is TooMuchWorkException or LoweringException)
        {
            return null;
        }
    }

    // A state starts where it is declared to and is then whatever steps make of it, until nothing new comes.
    private static Dictionary<string, Extent> Settle(List<Step> steps, ExtentsOf extents, Dictionary<string, Extent> initial)
    {
        Dictionary<string, Extent> now = initial;
        for (int round = 0; ; round++)
        {
            extents.States = now;
            steps.ForEach(s => s.Renew(extents));
            Dictionary<string, Extent> next = now.ToDictionary(s => s.Key, s => s.Value);
            foreach (Step step in steps)
            {
                Take(step.Applied, step.Variant.Stores);
                Take(step.Rejected, step.Variant.RejectedStores);
            }
            if (next.All(s => s.Value == now[s.Key]))
                return now;
            now = round < ExactRounds ? next : next.ToDictionary(s => s.Key, s => round < MostRounds ? Widen(now[s.Key], s.Value) : Extent.Finite);

            void Take(Assumptions at, IEnumerable<Store> stores)
            {
                foreach (Store store in stores.Where(s => next.ContainsKey(s.Target)))
                    next[store.Target] = next[store.Target].Hull(extents.Of(store.Value, at).Extent.WithoutInfinity);
            }
        }
    }

    private static Extent Widen(Extent old, Extent grown)
    {
        End low = grown.Low == old.Low ? grown.Low : Mark(Marks.Last(m => m <= grown.Low.Value), grown.Low);
        End high = grown.High == old.High ? grown.High : Mark(Marks.First(m => m >= grown.High.Value), grown.High);
        return new Extent(low, high, grown.ExcludesZero).Tidy();

        static End Mark(double mark, End end) => new(mark, mark == end.Value ? end.IsOpen : double.IsInfinity(mark));
    }

    private static Extent Initial(State state, Rule rule) => state.Initial switch
    {
        Literal literal => Extent.Of(Constant.Parse(literal.Type, literal.Text).ToDouble()),
        HyperReference hyper => ExtentsOf.OfHyper(rule.Hypers.First(h => h.Name == hyper.Name)),
        _ => Extent.Finite,
    };

    private static bool IsStuck(State state, Graph graph, Dictionary<string, Extent> states, Dictionary<string, Extent> initial) =>
        states[state.Name] == initial[state.Name] && initial[state.Name].IsPoint && graph.Variants.Any(v => v.Stores.Any(s => s.Target == state.Name));

    /// <summary>The states that weights, gates, outputs or other such states depend on.</summary>
    private static HashSet<string> Read(Graph graph, Rule rule)
    {
        HashSet<string> read = [];
        HashSet<string> own = [.. rule.States.Select(s => s.Name)];
        List<int> open = [.. graph.Variants.SelectMany(v => v.Gates.Concat(v.Decisions.Select(d => d.Condition)).Concat(v.Stores.Concat(v.RejectedStores).Where(s => !own.Contains(s.Target)).Select(s => s.Value)))];
        while (open.Count > 0)
        {
            List<string> reached = [.. Reach.From(graph, open).Select(v => graph.Values[v]).Where(v => v.Op == Op.State && read.Add(v.Text)).Select(v => v.Text)];
            open = [.. graph.Variants.SelectMany(v => v.Stores.Concat(v.RejectedStores)).Where(s => reached.Contains(s.Target)).Select(s => s.Value)];
        }
        return read;
    }

    private static void Evaluate(Rule evaluation, Dictionary<string, Extent> states, List<Hazard> found, HashSet<string> read)
    {
        WalkTrace trace = new(ExtentsOf.Keeps);
        Graph graph = Walk.Rule(evaluation, trace);
        ExtentsOf extents = new(graph, evaluation.Hypers) { States = states };
        Hazards hazards = new(graph, extents, trace, found);
        foreach (Step step in graph.Variants.Select(v => Step.Of(v, extents)).OfType<Step>())
            hazards.Collect(step.Applied, step.Variant.Stores.Select(s => s.Value));
        read.UnionWith(Read(graph, evaluation));
    }

    /// <summary>A variant, with what is true where it is taken.</summary>
    private sealed class Step
    {
        private Step(Variant variant, Assumptions applied, Assumptions rejected) => (Variant, Applied, Rejected) = (variant, applied, rejected);

        public Variant Variant { get; }

        /// <summary>Where every gate is open.</summary>
        public Assumptions Applied { get; private set; }

        public Assumptions Rejected { get; private set; }

        public static Step? Of(Variant variant, ExtentsOf extents) => Assumed(variant, extents) is var (applied, rejected) ? new Step(variant, applied, rejected) : null;

        /// <summary>Starts anew, as states can be more than before.</summary>
        public void Renew(ExtentsOf extents) => (Applied, Rejected) = Assumed(Variant, extents) ?? (Applied, Rejected);

        // A variant whose conditions contradict each other is never taken.
        private static (Assumptions Applied, Assumptions Rejected)? Assumed(Variant variant, ExtentsOf extents)
        {
            Assumptions? at = new(null);
            foreach (Decision decision in variant.Decisions)
                at = at is null ? null : extents.Assume(at, decision.Condition, decision.Taken);
            if (at is null)
                return null;
            Assumptions? applied = variant.Gates.Aggregate((Assumptions?)at, (all, gate) => all is null ? null : extents.Assume(all, gate, true));
            return (applied ?? at, at);
        }
    }
}
