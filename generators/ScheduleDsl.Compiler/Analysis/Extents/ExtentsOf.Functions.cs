using System;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis.Extents;

/// <content>Functions of the language whose bodies work on bits: their mathematics is what is known of them.</content>
internal sealed partial class ExtentsOf
{
    private const string Language = "ScheduleDsl.Language.";

    private static readonly string[] Judged = ["Exp", "Log", "Pow", "Lerp", "Sin", "Cos", "Tanh", "RoundToBFloat16"];

    /// <summary>Whether a function stays a call while it is judged; all others are looked into. One over whole numbers alone mixes bits, and nothing is known of what it gives.</summary>
    public static bool Keeps(string function) =>
        function.StartsWith(Language, StringComparison.Ordinal) && Judged.Contains(NameOf(function)) || IsOfWholeNumbers(function);

    private static bool IsOfWholeNumbers(string function)
    {
        int open = function.IndexOf('(');
        return open >= 0 && function.Substring(open + 1).TrimEnd(')').Split(',').All(type => type == "long");
    }

    private static string NameOf(Value call) => NameOf(call.Text);

    private static string NameOf(string function)
    {
        string name = function.StartsWith(Language, StringComparison.Ordinal) ? function.Substring(Language.Length) : "";
        int end = name.IndexOf('(');
        return end < 0 ? name : name.Substring(0, end);
    }

    private Known OfCall(int number, Value call, Assumptions at)
    {
        Known[] x = [.. call.Operands.Select(o => Of(o, at))];
        switch (NameOf(call))
        {
            case "Exp":
                return Known.From(Exponential(x[0].Extent), false, x);
            case "Log":
                Known log = Known.From(Logarithm(x[0].Extent), x[0].Extent.Low.Value < 0, x);
                return x[0].Extent.Low.Value < 0 || x[0].Extent.ContainsZero ? log.Because(number) : log;
            case "Pow":
                return x[0].Extent.IsNotNegative ? Known.From(ExtentMath.Power(x[0].Extent, x[1].Extent), false, x) : Known.Unknown;
            case "Lerp":
                return Blend(x);
            case "Sin" or "Cos" or "Tanh":
                return Known.From(new Extent(End.Reached(-1), End.Reached(1)), x[0].Extent.ReachesInfinity && NameOf(call) != "Tanh", x);
            case "RoundToBFloat16":
                return x[0].Extent.ReachesInfinity ? Known.Unknown : Known.From(Rounded(x[0].Extent), false, x);
            default:
                return Known.Unknown;
        }
    }

    // To the nearest of few numbers: the sign stays, and so does 0.
    private static Extent Rounded(Extent x)
    {
        Extent rounded = x.IsNotNegative ? Extent.NotNegative : x.Negated.IsNotNegative ? Extent.NotNegative.Negated : Extent.Finite;
        return x.ContainsZero ? rounded : rounded.WithoutZero;
    }

    // Only minus infinity has the power 0.
    private static Extent Exponential(Extent x)
    {
        Extent power = ExtentMath.Rising(x, Extent.Everything, Math.Exp);
        return x.Low.IsInfinity ? power : power.Intersect(Extent.Positive.Hull(Extent.Of(double.PositiveInfinity)));
    }

    private static Extent Logarithm(Extent x)
    {
        Extent log = ExtentMath.Rising(x, Extent.NotNegative.Hull(Extent.Of(double.PositiveInfinity)), Math.Log);
        return x.ContainsZero ? log.Hull(Extent.Of(double.NegativeInfinity)) : log;
    }

    /// <summary><c>(1 - t) a + t b</c>: between both where t is a share.</summary>
    private static Known Blend(Known[] x)
    {
        Extent a = x[0].Extent, b = x[1].Extent, t = x[2].Extent;
        Extent rest = ExtentMath.Add(Extent.Of(1), t.Negated);
        bool canBeNaN = (a.ReachesInfinity && rest.ContainsZero) || (b.ReachesInfinity && t.ContainsZero) || (t.ReachesInfinity && (a.ContainsZero || b.ContainsZero));
        Known blend = Known.From(ExtentMath.Add(ExtentMath.Multiply(rest, a), ExtentMath.Multiply(t, b)), canBeNaN, x);
        return t.IsWithin(Extent.Share) ? blend.Within(a.Hull(b)) : blend;
    }
}
