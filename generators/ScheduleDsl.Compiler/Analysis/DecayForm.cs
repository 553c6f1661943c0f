using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis.Extents;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>How weight decay enters a rule with its defaults: found by what a small decay does to the factor of the weight in its new value.</summary>
public sealed class DecayForm
{
    // Members of RuleTraits.
    private const int IsCoupled = 256, IsFixed = 512, IsScaled = 1024, StartsAboveZero = 16384;

    private const double Decay = 0.01;
    private const double Rate = 1e-3;
    private const double Tolerance = 0.3;

    private readonly Graph graph;
    private readonly string parameter;
    private readonly Dictionary<string, double> hypers;
    private readonly Dictionary<int, bool> carries = [];

    // Values share operands: without these, a chain in which each is used twice would be walked once for each path.
    private readonly Dictionary<int, double?> factors = [];
    private readonly Dictionary<int, double?> numbers = [];

    private DecayForm(Graph graph, string parameter, Dictionary<string, double> hypers) => (this.graph, this.parameter, this.hypers) = (graph, parameter, hypers);

    /// <summary>Members of <c>RuleTraits</c>, as a number; 0 where a step takes the rate times the decay, or the rule has none.</summary>
    public static int TraitsOf(Rule rule)
    {
        int traits = rule.States.Any(s => s.Space is not (StateSpace.Tensor or StateSpace.Global) && s.Initial is not Literal { Text: "0" }) ? StartsAboveZero : 0;
        if (rule.Hypers.FirstOrDefault(h => h.Role == "WeightDecay") is not { } decay)
            return traits;
        try
        {
            return traits | Of(rule, Walk.Rule(rule, new WalkTrace(ExtentsOf.Keeps)), decay);
        }
        catch (LoweringException)
        {
            return traits | IsScaled;
        }
    }

    private static int Of(Rule rule, Graph graph, Hyper decay)
    {
        string parameter = rule.Inputs.First(i => i.Kind == InputKind.Parameter).Name;

        // A rule may go another way where there is no decay, so all readings go that of a small one.
        DecayForm decides = With(Decay, Rate);
        Variant? variant = graph.Variants.FirstOrDefault(v => v.Applies && v.Decisions.All(d => decides.Number(d.Condition) is not { } known || known != 0 == d.Taken));
        if (variant?.Stores.FirstOrDefault(s => s.Target == parameter) is not { } store)
            return IsScaled;
        double? none = With(0, Rate).FactorIn(store.Value, decides), some = decides.FactorIn(store.Value, decides), twice = With(Decay, 2 * Rate).FactorIn(store.Value, decides);
        if (none is null || some is null || twice is null)
            return IsScaled;
        if (double.IsNaN(some.Value))
            return IsCoupled;
        double taken = none.Value - some.Value, ofTwice = none.Value - twice.Value;
        return Math.Abs(taken) < Decay * Rate * 1e-6 ? (ReadsDecay(store.Value) ? IsCoupled : 0)
            : IsAbout(taken, Decay * Rate) && IsAbout(ofTwice, 2 * Decay * Rate) ? 0
            : IsAbout(taken, Decay) && IsAbout(ofTwice, Decay) ? IsFixed
            : IsScaled;

        DecayForm With(double decayed, double rate) => new(
            graph, parameter, rule.Hypers.ToDictionary(h => h.Name, h => h == decay ? decayed : h.Role == "LearningRate" ? rate : Constant.Parse(h.Type, h.Default).ToDouble()));

        bool ReadsDecay(int value) => Reach.From(graph, [value]).Any(n => graph.Values[n] is { Op: Op.Hyper } hyper && hyper.Text == decay.Name);
    }

    private static bool IsAbout(double value, double wanted) => Math.Abs(value / wanted - 1) < Tolerance;

    /// <summary>By what a value changes with the weight: null where that is not known before a step, NaN where it is divided by what changes with the weight.</summary>
    private double? FactorIn(int number, DecayForm decides)
    {
        if (!factors.TryGetValue(number, out double? known))
            factors.Add(number, known = FactorOf(number, decides));
        return known;
    }

    private double? FactorOf(int number, DecayForm decides)
    {
        Value value = graph.Values[number];
        if (!Carries(number))
            return 0;
        switch (value.Op)
        {
            case Op.Input:
                return 1;
            case Op.Convert or Op.Share:
                return Of(0);
            case Op.Negate:
                return -Of(0);
            case Op.Add:
                return Of(0) + Of(1);
            case Op.Subtract:
                return Of(0) - Of(1);
            case Op.Multiply:
                return Scaled();
            case Op.FusedMultiplyAdd:
                return Scaled() + Of(2);
            case Op.Divide:
                return Carries(value.Operands[1]) ? double.NaN : Product(1 / Number(value.Operands[1]), Of(0));
            case Op.Select:
                return decides.Number(value.Operands[0]) is { } condition ? Of(condition != 0 ? 1 : 2) : Larger(Of(1), Of(2));
            case Op.Call when IsCall(value, "Lerp") && !Carries(value.Operands[2]):
                return Product(1 - Number(value.Operands[2]), Of(0)) + Product(Number(value.Operands[2]), Of(1));
            default:
                return null;
        }

        double? Of(int operand) => FactorIn(value.Operands[operand], decides);

        double? Scaled() => (Carries(value.Operands[0]), Carries(value.Operands[1])) switch
        {
            (true, true) => null,
            (true, false) => Product(Number(value.Operands[1]), Of(0)),
            _ => Product(Number(value.Operands[0]), Of(1)),
        };
    }

    // What does not change with the weight does not whatever it is multiplied by; what is divided so is, by anything.
    private static double? Product(double? factor, double? of) => of == 0 ? 0 : of is { } known && double.IsNaN(known) ? double.NaN : factor * of;

    private static double? Larger(double? x, double? y) => x is null || y is null ? null : Math.Abs(x.Value) >= Math.Abs(y.Value) ? x : y;

    /// <summary>Whether a value changes with this one weight, other than by what many weights make together.</summary>
    private bool Carries(int number)
    {
        if (!carries.TryGetValue(number, out bool known))
        {
            Value value = graph.Values[number];
            carries.Add(number, known = value.Op == Op.Input ? value.Text == parameter : value.Op != Op.Reduce && value.Operands.Any(Carries));
        }
        return known;
    }

    /// <summary>A number that is known before the step, which is a late one; null where it is not.</summary>
    private double? Number(int number)
    {
        if (!numbers.TryGetValue(number, out double? known))
            numbers.Add(number, known = NumberOf(number));
        return known;
    }

    private double? NumberOf(int number)
    {
        const double lateStep = 1e6;
        const double size = 1024;
        Value value = graph.Values[number];
        switch (value.Op)
        {
            case Op.Literal:
                return Constant.Parse(value.Type, value.Text).ToDouble();
            case Op.Hyper:
                return hypers.TryGetValue(value.Text, out double hyper) ? hyper : null;
            case Op.Step:
                return lateStep;
            case Op.Fact:
                return value.Text switch { nameof(Fact.Rank) => 2, nameof(Fact.Layers) => 1, nameof(Fact.Layer) or nameof(Fact.PlaceInGroup) => 0, _ => size };
            case Op.Select:
                return Number(value.Operands[0]) is { } chosen ? Number(value.Operands[chosen != 0 ? 1 : 2]) : null;
        }
        double?[] x = [.. value.Operands.Select(Number)];
        if (value.Op is Op.And or Op.Or && x.Any(n => n is { } decided && decided != 0 == (value.Op == Op.Or)))
            return value.Op == Op.Or ? 1 : 0;
        return x.Length > 0 && x.All(n => n is not null) ? Number(value, x[0]!.Value, x.Length > 1 ? x[1]!.Value : 0, x.Length > 2 ? x[2]!.Value : 0) : null;
    }

    private static double? Number(Value value, double x, double y, double z) => value.Op switch
    {
        Op.Convert or Op.Share => x,
        Op.Add => x + y,
        Op.Subtract => x - y,
        Op.Multiply => x * y,
        Op.Divide => x / y,
        Op.Negate => -x,
        Op.SquareRoot => Math.Sqrt(x),
        Op.Absolute => Math.Abs(x),
        Op.Minimum => Math.Min(x, y),
        Op.Maximum => Math.Max(x, y),
        Op.Floor => Math.Floor(x),
        Op.FusedMultiplyAdd => x * y + z,
        Op.Not => x == 0 ? 1 : 0,
        Op.And => x * y,
        Op.Or => Math.Max(x, y),
        Op.Equal => x == y ? 1 : 0,
        Op.NotEqual => x != y ? 1 : 0,
        Op.Less => x < y ? 1 : 0,
        Op.LessOrEqual => x <= y ? 1 : 0,
        Op.Greater => x > y ? 1 : 0,
        Op.GreaterOrEqual => x >= y ? 1 : 0,
        Op.Call when IsCall(value, "Pow") => Math.Pow(x, y),
        Op.Call when IsCall(value, "Exp") => Math.Exp(x),
        Op.Call when IsCall(value, "Log") => Math.Log(x),
        Op.Call when IsCall(value, "Lerp") => (1 - z) * x + z * y,
        _ => null,
    };

    private static bool IsCall(Value value, string function) => value.Text.StartsWith($"ScheduleDsl.Language.{function}(", StringComparison.Ordinal);
}
