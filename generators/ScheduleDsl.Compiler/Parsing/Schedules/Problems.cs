using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>
/// Gathers what is wrong with a declaration: for the analyzers a finding at the attribute, for the generated class a check
/// with the same words, so that a declaration that is built regardless fails when it is read.
/// </summary>
internal sealed class Problems(INamedTypeSymbol type, IFindings findings)
{
    private readonly IFindings findings = findings;
    private readonly List<(Check Check, AttributeData Source, Awaited Awaited)> checks = [];

    public EquatableArray<Check> Checks => checks.Select(c => c.Check).ToEquatableArray();

    /// <summary>Something that no setting can mend.</summary>
    public void Add(FindingKind kind, AttributeData source, string message)
    {
        Report(kind, source, message);
        AddSilently(kind, source, message);
    }

    /// <summary>The same where somebody else reports it.</summary>
    public void AddSilently(FindingKind kind, AttributeData source, string message)
    {
        string format = message.Replace("{", "{{").Replace("}", "}}");
        checks.Insert(0, (new Check(kind.Id, new Literal(IrType.Bool, "false"), format, EquatableArray<Expression>.Empty), source, Awaited.Nothing));
    }

    /// <summary>Something that depends on the settings.</summary>
    /// <param name="message">A composite format over the numbers.</param>
    /// <param name="awaited">Cannot be judged before this is set.</param>
    public void Require(
        FindingKind kind, AttributeData source, Expression condition, string message, Awaited awaited, params Expression[] numbers) =>
        checks.Add((new Check(kind.Id, condition, message, numbers.ToEquatableArray()), source, awaited));

    /// <summary>What is wrong with settings of a profile that a phase gives.</summary>
    public IFindings InSettings(string phase, AttributeData source) => new SettingsFindings(this, phase, source);

    /// <summary>Reports the first check that the declared numbers fail.</summary>
    /// <param name="known">What the declaration sets.</param>
    public void Judge(Schedule schedule, Awaited known)
    {
        ScheduleReading reading = new(schedule);
        foreach ((Check check, AttributeData source, Awaited awaited) in checks)
        {
            if ((awaited & ~known) != 0 || reading.Satisfies(check))
                continue;
            if (check.Condition is not Literal)
                Report(FindingKind.Schedules.First(k => k.Id == check.Id), source, reading.Message(check));
            return;
        }
    }

    private void Report(FindingKind kind, AttributeData source, string message) =>
        findings.Report(kind, source.LocationOr(type), message);

    private sealed class SettingsFindings(Problems problems, string phase, AttributeData source) : IFindings
    {
        public void Report(FindingKind kind, Location location, params string[] arguments)
        {
            bool isUnknown = kind == FindingKind.UnknownHyper;
            string message = isUnknown
                ? $"{phase}: {arguments[0]} has no setting {arguments[1]}: it has {(arguments[2].Length > 0 ? arguments[2] : "none")}"
                : string.Format(CultureInfo.InvariantCulture, kind.Message, [.. arguments]);
            if (isUnknown)
                problems.Add(FindingKind.ProfileSetting, source, message);
            else
            {
                problems.findings.Report(kind, location, arguments);
                problems.AddSilently(kind, source, message);
            }
        }
    }
}

/// <summary>What a schedule's user may set that its declaration leaves open.</summary>
[Flags]
internal enum Awaited
{
    Nothing = 0,

    /// <summary>Its length.</summary>
    Steps = 1,

    /// <summary>What converts epochs, samples and tokens to updates.</summary>
    Plan = 2,
}
