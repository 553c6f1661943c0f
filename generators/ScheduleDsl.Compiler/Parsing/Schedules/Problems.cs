using System.Collections.Generic;
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
    private readonly List<(Check Check, AttributeData Source, bool NeedsSteps)> checks = [];

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
        checks.Insert(0, (new Check(kind.Id, new Literal(IrType.Bool, "false"), format, EquatableArray<Expression>.Empty), source, true));
    }

    /// <summary>Something that depends on the settings.</summary>
    /// <param name="message">A composite format over the numbers.</param>
    /// <param name="needsSteps">Cannot be judged before the schedule's length is set.</param>
    public void Require(
        FindingKind kind, AttributeData source, Expression condition, string message, bool needsSteps, params Expression[] numbers) =>
        checks.Add((new Check(kind.Id, condition, message, numbers.ToEquatableArray()), source, needsSteps));

    /// <summary>Reports the first check that the declared numbers fail.</summary>
    public void Judge(Schedule schedule, bool isLengthKnown)
    {
        ScheduleReading reading = new(schedule);
        foreach ((Check check, AttributeData source, bool needsSteps) in checks)
        {
            if ((needsSteps && !isLengthKnown) || reading.Satisfies(check))
                continue;
            if (check.Condition is not Literal)
                Report(FindingKind.Schedules.First(k => k.Id == check.Id), source, reading.Message(check));
            return;
        }
    }

    private void Report(FindingKind kind, AttributeData source, string message) =>
        findings.Report(kind, source.LocationOr(type), message);
}
