using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing.Schedules;
using static ScheduleDsl.Compiler.Parsing.Schedules.Formulas;

namespace ScheduleDsl.Compiler.Parsing.Curves;

/// <summary>From <c>[Schedule] static Curve Define(...)</c> methods to the schedule that they stand for.</summary>
internal static class GeneralForm
{
    private const string Define = "Define";

    /// <summary>The type's marked methods, in the order of the source.</summary>
    public static ImmutableArray<IMethodSymbol> MethodsOf(INamedTypeSymbol type) =>
        [.. type.GetMembers().OfType<IMethodSymbol>().Where(m => m.Attribute(DslNames.Schedule) is not null)];

    /// <summary>Names of the properties that the methods become: settings, and further curves.</summary>
    public static IEnumerable<string> PropertiesOf(INamedTypeSymbol type) => MethodsOf(type)
        .SelectMany(m => m.Parameters.Select(SettingReader.NameOf).Concat(IsNamed(m) ? [CurveName(m)] : [])).Where(name => name.Length > 0).Distinct();

    public static Schedule Parse(INamedTypeSymbol type, ImmutableArray<IMethodSymbol> methods, IBodies bodies, IFindings findings, CancellationToken cancellation)
    {
        BindingContext context = new(bodies, findings, cancellation);
        Problems problems = new(type, findings);
        Declarations.RequirePartial(type, findings, cancellation);
        IMethodSymbol main = methods.FirstOrDefault(m => m.Name == Define) ?? methods[0];
        AttributeData source = main.Attribute(DslNames.Schedule)!;
        foreach (IMethodSymbol method in methods)
            CheckSignature(method, methods, context);
        if (type.GetAttributes().Any(a => IsPhase(a.AttributeClass?.BaseType)))
            context.Report(FindingKind.WrongDefine, main.Location(), type.Name, "it has phases as attributes too: a schedule is either phases or a Define method");

        SettingReader settings = new(context);
        foreach (IParameterSymbol parameter in methods.SelectMany(m => m.Parameters))
            settings.Read(parameter);
        foreach (Hyper hyper in settings.Hypers.Where(h => settings.Required.Contains(h.Name)))
        {
            HyperReference setting = new(hyper.Type, hyper.Name);
            problems.Require(FindingKind.NoLength, source, SettingReader.IsSet(setting), $"{hyper.Name} is {{0}}: it has to be set", Awaited.Steps, ToReal(setting));
        }

        int required = problems.Checks.Count;
        FunctionTable functions = new(type);
        Dictionary<IMethodSymbol, Bound> bound = new(SymbolEqualityComparer.Default);
        foreach (IMethodSymbol method in methods)
        {
            if (!context.Failed && Bind(type, method, settings, functions, problems, context) is { } body)
                bound.Add(method, body);
        }
        Bound failed = new(new Block(EquatableArray.Of<Statement>(new Return(Number(0)))), null, EquatableArray<Phase>.Empty);
        if (context.Failed || bound.Count < methods.Length)
            problems.AddSilently(FindingKind.WrongDefine, source, $"{type.Name} does not compile");
        Bound value = bound.TryGetValue(main, out Bound? found) ? found : failed;
        Schedule schedule = new(
            type.FullName(), settings.Hypers, value.Phases, functions.Functions, value.Body, EndOf(main), value.Length, problems.Checks, settings.Tables,
            methods.Where(m => IsNamed(m) && !SymbolEqualityComparer.Default.Equals(m, main)).Select(m => ToCurve(m, bound, failed)).ToEquatableArray())
        {
            HoldIsDeclared = source.Named("End")?.Value is (int)CurveEnd.Hold,
        };
        // A lambda is named after the method that it stands in.
        string own = type.FullName() + ".";
        IEnumerable<string> functionsInFloat = functions.Functions
            .Where(f => f.Id.StartsWith(own, System.StringComparison.Ordinal) && FloatUse.In(f.Body)).Select(f => f.Id.Substring(own.Length).Split('(', '.')[0]);
        foreach (string name in methods.Where(m => bound.ContainsKey(m) && FloatUse.In(bound[m].Body)).Select(m => m.Name).Concat(functionsInFloat).Distinct())
            context.Report(FindingKind.ComputesInFloat, (type.GetMembers(name).FirstOrDefault() ?? main).Location(), name);
        if (!context.Failed)
        {
            Unread(methods, schedule, [.. problems.Checks.Skip(required)], context);
            problems.Judge(schedule, Awaited.Nothing);
        }
        return schedule;
    }

    // Methods that share a name share the setting, so one of them is enough to read it.
    private static void Unread(ImmutableArray<IMethodSymbol> methods, Schedule schedule, IReadOnlyList<Check> checks, BindingContext context)
    {
        HashSet<string> read = HypersRead.By(schedule, checks);
        foreach (IGrouping<string, IParameterSymbol> setting in methods.SelectMany(m => m.Parameters).GroupBy(SettingReader.NameOf).Where(s => !read.Contains(s.Key)))
            context.Report(FindingKind.SettingUnread, setting.First().Location(), setting.Key, schedule.Name.Substring(schedule.Name.LastIndexOf('.') + 1));
    }

    private static bool IsPhase(INamedTypeSymbol? type) => type is not null && (type.Is("ScheduleDsl.PhaseAttribute") || IsPhase(type.BaseType));

    private sealed record Bound(Block Body, Expression? Length, EquatableArray<Phase> Phases);

    private static NamedCurve ToCurve(IMethodSymbol method, Dictionary<IMethodSymbol, Bound> bound, Bound failed)
    {
        Bound value = bound.TryGetValue(method, out Bound? found) ? found : failed;
        return new NamedCurve(CurveName(method), value.Body, EndOf(method), value.Length);
    }

    private static bool IsNamed(IMethodSymbol method) => method.Name.StartsWith(Define, System.StringComparison.Ordinal);

    private static string CurveName(IMethodSymbol method) => method.Name.Substring(Define.Length);

    private static void CheckSignature(IMethodSymbol method, ImmutableArray<IMethodSymbol> all, BindingContext context)
    {
        string? problem =
            !method.IsStatic || method.IsGenericMethod || !method.ReturnType.Is(DslNames.Curve) ? "a schedule's method is 'static Curve' and not generic"
            : !IsNamed(method) ? "a schedule's method is named Define, and one of a further curve Define with the curve's name, such as DefineMomentum"
            : all.Count(m => m.Name == method.Name) > 1 ? "there are two of that name"
            : all.All(m => m.Name != Define) ? "there is no method Define beside it"
            : null;
        if (problem is not null)
            context.Report(FindingKind.WrongDefine, method.Location(), method.Name, problem);
    }

    private static Bound? Bind(
        INamedTypeSymbol type, IMethodSymbol method, SettingReader settings, FunctionTable functions, Problems problems, BindingContext context)
    {
        INamedTypeSymbol? math = method.ReturnType.ContainingAssembly.GetTypeByMetadataName(DslNames.CurveMath);
        if (math is null || BodyBinder.ContentOf(context.Bodies.BodyOf(method)) is not { } content)
        {
            context.FailSilently();
            return null;
        }
        LocalNames names = new();
        CurveBody body = new(names, functions, context, math);
        Definitions definitions = new();
        CurveChecks checks = new(problems, method.Attribute(DslNames.Schedule)!, definitions, settings.Required);
        CurveBinder binder = new(context, functions, type, method, names, body, definitions, checks);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            string name = SettingReader.NameOf(parameter);
            if (parameter.Type.Is(DslNames.StepTable))
                binder.SetTable(parameter, name);
            else
                binder.Set(parameter, new HyperReference(IrTypeOf.Symbol(parameter.Type)!.Value, name));
        }
        if (binder.BindBody(content) is not { } curve || context.Failed)
            return null;

        CurveEnd end = EndOf(method);
        if (curve.Length is null && end != CurveEnd.Hold)
            context.Report(FindingKind.CurveNeedsEnd, method.Location(), $"'End = {end}'", "the curve has no end: give it a length");
        Expression time = new StepReference();
        if (curve.Length is { } length)
        {
            time = end switch
            {
                CurveEnd.Continue => time,
                CurveEnd.Repeat => Remainder(time, length),
                _ => Minimum(time, length),
            };
        }
        body.Add(new Return(curve.Value(body, body.Share(time, "update"))));
        return new Bound(body.ToBlock(), curve.Length is null ? null : definitions.Inline(curve.Length), Phases(curve, definitions));
    }

    private static EquatableArray<Phase> Phases(BoundCurve curve, Definitions definitions)
    {
        Dictionary<string, int> counts = [];
        List<Phase> phases = [];
        foreach (BoundCurve part in curve.Parts)
        {
            counts[part.Name] = counts.TryGetValue(part.Name, out int before) ? before + 1 : 1;
            string number = counts[part.Name] == 1 ? "" : counts[part.Name].ToString(System.Globalization.CultureInfo.InvariantCulture);
            phases.Add(new Phase(part.Name + number, part.Name, part.Length is null ? null : definitions.Inline(part.Length), part.Form));
        }
        return phases.ToEquatableArray();
    }

    private static CurveEnd EndOf(IMethodSymbol method) =>
        method.Attribute(DslNames.Schedule)?.Named("End")?.Value is int end ? (CurveEnd)end : CurveEnd.Hold;
}
