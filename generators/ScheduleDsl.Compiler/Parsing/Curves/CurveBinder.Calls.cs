using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;
using static ScheduleDsl.Compiler.Parsing.Schedules.Formulas;

namespace ScheduleDsl.Compiler.Parsing.Curves;

internal sealed partial class CurveBinder
{
    private BoundCurve? BindFactory(IInvocationOperation call)
    {
        bool hasSteps = Argument(call, "steps") is not null;
        Expression? steps = hasSteps ? Steps(call, "steps") : null;
        if (hasSteps && steps is null)
            return null;
        switch (call.TargetMethod.Name)
        {
            case "Constant":
                return Real(call, "value", "level") is { } level ? new ConstantCurve(level, steps) : null;
            case "Line":
                return Real(call, "from", "from") is { } from && Real(call, "to", "to") is { } to ? new LineCurve(from, to, steps!) : null;
            case "Fall":
                return Function(call, "profile") is { } profile && Real(call, "from", "from") is { } start && Real(call, "to", "to") is { } end
                    ? new FallCurve(profile, FormOf(profile), start, end, steps!)
                    : null;
            case "Of":
                return Function(call, "value") is { } formula ? new FormulaCurve(formula, steps) : null;
            default:
                return Unsupported(call, $"'Curve.{call.TargetMethod.Name}'", "it makes no curve");
        }
    }

    private PhaseForm FormOf(Applied profile) =>
        functions.Functions.FirstOrDefault(f => f.Id == profile.Function) is { } function && IsAffine.Of(function, functions.Functions)
            ? PhaseForm.Straight
            : PhaseForm.Curved;

    private BoundCurve? BindCombinator(IInvocationOperation call)
    {
        if (Argument(call, "schedule") is not { } receiver || Bind(receiver) is not { } inner)
            return null;
        string name = call.TargetMethod.Name;
        if (name is "Then" or "Repeat" or "Warp" or "Fork" && inner.Length is null)
        {
            context.Report(FindingKind.CurveNeedsEnd, call.Syntax.GetLocation(), $"'{name}' after a curve without end", "give the curve a length");
            return null;
        }
        return name switch
        {
            "Then" => Argument(call, "next") is { } next && Bind(next) is { } second
                ? new ThenCurve(inner, second, second.Length is null ? null : Keep(Add(inner.Length!, second.Length), "end"))
                : null,
            "Times" => BindPair(call, inner, Op.Multiply, "factor"),
            "Plus" => BindPair(call, inner, Op.Add, "amount"),
            "Min" => BindPair(call, inner, Op.Minimum, ""),
            "Max" => BindPair(call, inner, Op.Maximum, ""),
            "Clamp" => Real(call, "low", "low") is { } low && Real(call, "high", "high") is { } high
                ? BindClamp(inner, low, high)
                : null,
            "Repeat" => BindRepeat(call, inner),
            "Offset" => Real(call, "steps", "offset") is { } offset
                ? new OffsetCurve(inner, offset, inner.Length is null ? null : Keep(Maximum(Number(0), Subtract(inner.Length, offset)), "rest"))
                : null,
            "Warp" => Function(call, "progress") is { } progress ? new WarpedCurve(inner, progress) : null,
            "Fork" => BindFork(call, inner),
            "Cooldown" => BindCooldown(call, inner),
            _ => Unsupported(call, $"'{name}'", "it makes no curve"),
        };
    }

    private BoundCurve? BindPair(IInvocationOperation call, BoundCurve first, Op op, string number)
    {
        if (Argument(call, number) is not null)
            return Real(call, number, number) is { } value ? new ScaledCurve(first, x => Apply(op, x, value)) : null;
        if (Argument(call, "other") is not { } other || Bind(other) is not { } second)
            return null;
        Expression? length = first.Length is null ? second.Length
            : second.Length is null ? first.Length
            : Keep(Maximum(first.Length, second.Length), "longer");
        return new PairCurve(op, first, second, length);
    }

    private BoundCurve BindClamp(BoundCurve inner, Expression low, Expression high)
    {
        checks.Require(FindingKind.SettingsDoNotFit, LessOrEqual(low, high), "the bounds of a clamp leave no room between them");
        return new ScaledCurve(inner, x => Maximum(low, Minimum(high, x)));
    }

    private BoundCurve? BindRepeat(IInvocationOperation call, BoundCurve inner)
    {
        Expression? growth = Argument(call, "growth") is null ? Number(1) : Real(call, "growth", "growth");
        Expression? decay = Argument(call, "decay") is null ? Number(1) : Real(call, "decay", "decay");
        if (growth is null || decay is null || Power(call) is not { } power)
            return null;
        checks.Require(FindingKind.SettingsDoNotFit, Less(Number(0), inner.Length!), "there is nothing to repeat: the length is 0");
        if (growth is not Literal)
            checks.Require(FindingKind.SettingsDoNotFit, LessOrEqual(Number(1), growth), "the growth of a repeated curve is at least 1");
        return new RepeatedCurve(inner, growth, decay, power);
    }

    private string? Power(IInvocationOperation call)
    {
        INamedTypeSymbol? language = call.TargetMethod.ContainingAssembly.GetTypeByMetadataName(DslNames.Language);
        foreach (ISymbol member in language?.GetMembers("Pow") ?? [])
        {
            if (member is IMethodSymbol { Parameters: [{ Type.SpecialType: SpecialType.System_Double }, { Type.SpecialType: SpecialType.System_Double }] } power)
                return functions.Require(power, call.Syntax.GetLocation(), context)?.Id;
        }
        context.FailSilently();
        return null;
    }

    private BoundCurve? BindFork(IInvocationOperation call, BoundCurve inner)
    {
        if (Real(call, "at", "at") is not { } at || Real(call, "newEnd", "newEnd") is not { } newEnd)
            return null;
        checks.Require(FindingKind.SettingsDoNotFit, And(LessOrEqual(Number(0), at), LessOrEqual(at, inner.Length!)), "a fork leaves a curve between its start and its end");
        checks.Require(FindingKind.SettingsDoNotFit, LessOrEqual(at, newEnd), "a fork ends where it leaves, or later");
        return new ForkedCurve(inner, at, newEnd);
    }

    private BoundCurve? BindCooldown(IInvocationOperation call, BoundCurve inner)
    {
        if (Steps(call, "from") is not { } from || Steps(call, "steps") is not { } steps)
            return null;
        Applied? profile = Argument(call, "profile") is null ? LinearProfile() : Function(call, "profile");
        Expression? floor = Argument(call, "floor") is null ? Number(0) : Real(call, "floor", "floor");
        return profile is null || floor is null
            ? null
            : new CooledCurve(inner, from, steps, profile, floor, Keep(Add(from, steps), "end"));
    }

    // 1 - t, which the overload without a profile falls along.
    private Applied LinearProfile()
    {
        const string id = "ScheduleDsl.Curve.Linear(double)";
        functions.Add(new Function(id, Collections.EquatableArray.Of(new FunctionParameter("t", IrType.Float64)), IrType.Float64,
            new Block(Collections.EquatableArray.Of<Statement>(new Return(Subtract(Number(1), Local("t"))))), IsPublic: false));
        return new Applied(id, []);
    }
}
