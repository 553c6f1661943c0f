using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.Emit.Uniform;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;
using ScheduleDsl.Compiler.Packing;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>From a bound schedule to its generated file.</summary>
public static class ScheduleEmitter
{
    public static GeneratedSource Emit(TypeDeclaration type, Schedule schedule, EquatableArray<DeclaredProperty> enums, EquatableArray<SettingWords> words)
    {
        ScheduleCode? code = Compile(schedule);
        return ScheduleSource.Write(
            type,
            schedule,
            enums,
            words,
            code is null ? null : new PackedText(PackFormat.Version, UnitWriter.Write(schedule)),
            ScheduleFingerprint.Shape(schedule),
            code);
    }

    // What cannot be lowered is reported by the analyzer, which lowers too.
    private static ScheduleCode? Compile(Schedule schedule)
    {
        try
        {
            return new ScheduleCode(
                Values(schedule, ScheduleLeaf.This), Pieces(schedule), schedule.End.ToString(), Hover(schedule), schedule.Curves.Select(c => Curve(schedule, c)).ToEquatableArray())
            {
                HoldIsDeclared = schedule.HoldIsDeclared,
            };
        }
        catch (LoweringException)
        {
            return null;
        }
    }

    // A named curve is the schedule with another value over the same settings.
    private static CurveCode Curve(Schedule schedule, NamedCurve curve)
    {
        Schedule named = schedule.Of(curve);
        return new CurveCode(curve.Name, Values(named, NamedCurves.Owner));
    }

    private static ValueCode Values(Schedule schedule, string owner) => new(
        Text(writer => ScheduleGuards.Write(writer, schedule, owner)),
        Text(writer => ScheduleBody.Write(writer, schedule, owner)),
        SeriesEmitter.Write(schedule, SeriesEmitter.Arms, out _, owner),
        Length(schedule, owner));

    private static string Text(Action<SourceWriter> write)
    {
        SourceWriter writer = new();
        write(writer);
        return writer.ToString();
    }

    private static string Length(Schedule schedule, string owner) =>
        schedule.Length is { } length
            ? $"global::ScheduleDsl.CompilerServices.ScheduleChecks.WholeUpdates({ScheduleGuards.Inline(length, schedule.Functions, owner)})"
            : "null";

    private static EquatableArray<PieceCode> Pieces(Schedule schedule) => schedule.Phases
        .Select(p => new PieceCode(
            p.Name, p.Length is null ? "double.PositiveInfinity" : ScheduleGuards.Inline(p.Length, schedule.Functions, ScheduleLeaf.This), p.Form.ToString()))
        .ToEquatableArray();

    private static EquatableArray<string> Hover(Schedule schedule)
    {
        IReadOnlyList<string> lines = CurveText.Of(schedule);
        if (lines.Count == 0)
            return EquatableArray<string>.Empty;
        return lines.Select(line => CurveText.IsPicture(line) ? $"<para><c>{CSharpText.Xml(line)}</c></para>" : $"<para>{CSharpText.Xml(line)}</para>").ToEquatableArray();
    }
}
