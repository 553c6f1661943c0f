using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing.Hosting;
using ScheduleDsl.Compiler.Parsing.Schedules;

namespace ScheduleDsl.Generators;

/// <summary>A schedule, bound: all that its generated file is written from.</summary>
internal sealed record ScheduleModel(TypeDeclaration Type, Schedule Schedule, EquatableArray<DeclaredProperty> Enums, EquatableArray<SettingWords> Words)
{
    public static ScheduleModel? Bind(DslType type) =>
        TypeDeclarationReader.Read(type.Symbol) is { } declaration
        && ScheduleParser.Parse(type.Symbol, type.Bodies, NoFindings.Instance, type.Cancellation) is { } schedule
            ? new ScheduleModel(declaration, schedule, PropertyReader.EnumSettings(type.Symbol), SettingWordsReader.Read(type.Symbol))
            : null;

    public GeneratedSource Emit() => ScheduleEmitter.Emit(Type, Schedule, Enums, Words);
}
