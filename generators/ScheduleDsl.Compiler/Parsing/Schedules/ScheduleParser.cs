using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing.Curves;
using static ScheduleDsl.Compiler.Parsing.Schedules.Formulas;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>From the attributes of a <c>[Schedule]</c> class to the body that they stand for.</summary>
public static class ScheduleParser
{
    /// <summary>Marked itself, or by a method that defines it.</summary>
    public static bool IsSchedule(INamedTypeSymbol type) =>
        type.Attribute(DslNames.Schedule) is not null || GeneralForm.MethodsOf(type).Length > 0 || IsPackaged(type);

    // Of a referenced project no private method is seen, but what it was compiled to.
    private static bool IsPackaged(INamedTypeSymbol type) => type.BaseType.Is(DslNames.ScheduleBase) && type.Attribute(DslNames.CompiledIr) is not null;

    /// <returns>
    /// Null only where the class is not marked. A wrong declaration still has its properties, and a check that fails, so that
    /// code which uses the class compiles and one message is seen.
    /// </returns>
    public static Schedule? Parse(INamedTypeSymbol type, IBodies bodies, IFindings findings, CancellationToken cancellation)
    {
        if (GeneralForm.MethodsOf(type) is { Length: > 0 } methods)
            return GeneralForm.Parse(type, methods, bodies, findings, cancellation);
        Problems problems = new(type, findings);
        if (new DeclarationReader(problems).Read(type) is not { } declaration)
            return null;

        Declarations.RequirePartial(type, findings, cancellation);
        Properties properties = new(problems);
        Expression peak = properties.Value("Peak", declaration.Peak, declaration.Source, "Peak");
        Lengths lengths = Lengths.Resolve(declaration, properties, problems);
        CurveEnd end = declaration.End ?? CurveEnd.Hold;
        if (declaration.Phases.IsEmpty)
            problems.Add(FindingKind.NoPhases, declaration.Source, $"{type.Name} has no phases: add [Warmup], [Hold], [Decay], [Cooldown], [Anneal] or [Drops]");
        else if (lengths.Total is null && end != CurveEnd.Hold)
            problems.Add(FindingKind.NoLength, declaration.Source, $"{type.Name} has no end, so it cannot {Lengths.Verb(end)} there: give Steps");

        Profiles profiles = new(type, bodies, properties, problems, cancellation);
        LanguageFunctions language = new(type, bodies, cancellation);
        ShapeReader shapes = new(peak, end, properties, problems, profiles, language);
        CurveWriter writer = new(peak, lengths.Total, end);
        List<Phase> phases = [];
        for (int i = 0; i < declaration.Phases.Length; i++)
        {
            PhaseDeclaration phase = declaration.Phases[i];
            PhaseShape shape = shapes.Read(phase, isFirst: i == 0);
            writer.Add(phase.Name, lengths.Phases[i], shape);
            phases.Add(new Phase(phase.Name, phase.Kind, lengths.Phases[i], shape.Form));
        }

        bool rounds = declaration.Phases.Any(p => p.Unit is not (HyperUnit.None or HyperUnit.Steps));
        IEnumerable<Function> functions = profiles.Functions.Concat(language.Functions).Concat(rounds ? [Rounding] : [])
            .GroupBy(f => f.Id).Select(same => same.First()).OrderBy(f => f.Id, System.StringComparer.Ordinal);
        Schedule schedule = new(
            type.FullName(), properties.All, phases.ToEquatableArray(), functions.ToEquatableArray(), writer.ToBody(), end, lengths.Total,
            problems.Checks, EquatableArray<Table>.Empty, EquatableArray<NamedCurve>.Empty)
        {
            HoldIsDeclared = declaration.End == CurveEnd.Hold,
        };
        problems.Judge(schedule,
            (declaration.Steps is not null ? Awaited.Steps : Awaited.Nothing) | (declaration.Plan is not null ? Awaited.Plan : Awaited.Nothing));
        return schedule;
    }
}
