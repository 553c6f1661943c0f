using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Composition;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;
using ScheduleDsl.Compiler.Parsing.Hosting;
using ScheduleDsl.Compiler.Parsing.Schedules;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Everything that can be wrong with a DSL type, whichever it is.</summary>
public static class FrontEnd
{
    internal static readonly string[] Marks = [DslNames.Optimizer, DslNames.Modifier, DslNames.Schedule, DslNames.Profile, DslNames.Functions, DslNames.Recipe];

    public static bool IsDslType(INamedTypeSymbol type) => Marks.Any(mark => type.Attribute(mark) is not null) || ScheduleParser.IsSchedule(type) || CompositionParser.IsComposed(type);

    /// <summary>Reports all findings of a type.</summary>
    public static void Check(INamedTypeSymbol type, IBodies bodies, IFindings findings, CancellationToken cancellation)
    {
        if (TypeDeclarationReader.Obstacle(type) is { IsReportedByParsers: false } obstacle)
            findings.Report(FindingKind.CannotExtend, type.Location(), type.Name, obstacle.Text);

        ExpressionPlaces places = new();
        if (type.Attribute(DslNames.Modifier) is not null && ModifierParser.Parse(type, bodies, findings, cancellation, places) is { } modifier
            && CheckLowering(() => KernelEmitter.Check(Compose.OverPlainDescent(modifier)), type, type, findings))
        {
            ArithmeticChecks.Check(type, modifier, places, findings);
        }
        if (CompositionParser.IsComposed(type) && type.Attribute(DslNames.Optimizer) is null)
            findings.Report(FindingKind.CannotCompose, type.Location(), type.Name, "it is not marked [Optimizer]");
        if (type.Attribute(DslNames.Optimizer) is not null && RuleParser.Parse(type, bodies, findings, cancellation, places) is { } rule
            && CheckLowering(() => KernelEmitter.Check(rule), Update(type), type, findings))
        {
            if (!CompositionParser.IsComposed(type))
                ArithmeticChecks.Check(type, rule, places, findings);
            DeviceChecks.Check(type, rule, places, findings);
        }
        if (ScheduleParser.IsSchedule(type))
        {
            if (ScheduleParser.Parse(type, bodies, findings, cancellation) is { } schedule)
            {
                CheckLowering(() => Lower.Uniform(schedule.Body, schedule.Functions), type, type, findings);
                GuidelineReader.CheckSchedule(type, schedule.Properties, findings);
            }
            if (type.TypeKind == TypeKind.Class && type.BaseType is { SpecialType: not SpecialType.System_Object } parent && !parent.Is("ScheduleDsl.Schedule"))
                findings.Report(FindingKind.CannotExtend, type.Location(), type.Name, $"it derives from '{parent.Name}', and a schedule derives from Schedule");
        }
        if (type.Attribute(DslNames.Profile) is not null)
            CheckFalling(ProfileParser.Parse(type, bodies, findings, cancellation), type, findings);
        if (type.Attribute(DslNames.Functions) is not null)
            FunctionLibraryParser.Parse(type, bodies, findings, cancellation);
        if (type.Attribute(DslNames.Recipe) is not null)
        {
            RecipeParser.Parse(type, findings, cancellation);
            FollowedSchedules.Check(type, bodies, findings, cancellation);
        }
    }

    private static void CheckFalling(Profile? profile, INamedTypeSymbol type, IFindings findings)
    {
        // At a distance of 2^-10 the times are exact, and a fall is larger than the rounding of a formula.
        const int readings = 1025;
        const double rounding = 1e-14;
        if (profile is not { IsFalling: true })
            return;
        try
        {
            if (new ProfileReading(profile).FirstRise(readings, rounding) is { } rise)
            {
                findings.Report(FindingKind.FallingProfileRises, type.Attribute(DslNames.Profile)!.LocationOr(type),
                    type.Name, Numbers.Text(rise.Low), Numbers.Text(rise.Before), Numbers.Text(rise.High), Numbers.Text(rise.After));
            }
        }
        catch (EvaluationException)
        {
            // A body without a value at some time is no fall, and no rise either.
        }
    }

    // A backend may refuse what the lowering lets pass, so a rule is checked by writing its loops, as the generator does.
    private static bool CheckLowering(Action lower, ISymbol place, INamedTypeSymbol type, IFindings findings)
    {
        try
        {
            lower();
            return true;
        }
        catch (LoweringException problem)
        {
            findings.Report(FindingKind.CannotLower, place.Location(), type.Name, problem.Message);
            return false;
        }
    }

    private static ISymbol Update(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(m => m.Attribute(DslNames.UpdateRule) is not null) ?? (ISymbol)type;
}
