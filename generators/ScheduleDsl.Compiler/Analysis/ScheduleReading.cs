using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>Where a phase lies under the settings of a reading.</summary>
/// <param name="Length">In updates; infinite for a phase without end.</param>
public sealed record PhaseSpan(Phase Phase, double Start, double Length)
{
    public double End => Start + Length;
}

/// <summary>A schedule read at its declared numbers, or at others: what analyzers and the curve on hover know of it.</summary>
public sealed class ScheduleReading
{
    private readonly Schedule schedule;
    private readonly Interpreter interpreter;
    private readonly Scope scope;

    public ScheduleReading(Schedule schedule)
        : this(schedule, ImmutableDictionary<string, double>.Empty)
    {
    }

    /// <param name="settings">Values of properties that replace the declared ones.</param>
    /// <param name="tables">Entries of its tables; what is not here is empty.</param>
    public ScheduleReading(
        Schedule schedule, IReadOnlyDictionary<string, double> settings,
        ImmutableDictionary<string, ImmutableArray<(double Time, double Value)>>? tables = null)
    {
        this.schedule = schedule;
        interpreter = new Interpreter(schedule.Functions);
        scope = Scope.Empty with { Hypers = schedule.Properties.ToImmutableDictionary(p => p.Name, Value) };
        if (tables is not null)
            scope = scope with { Tables = tables };

        Constant Value(Hyper property) => settings.TryGetValue(property.Name, out double value)
            ? property.Type == IrType.Bool ? Constant.Of(value != 0) : Conversions.Convert(Constant.Of(value), property.Type)
            : Constant.Parse(property.Type, property.Default);
    }

    /// <summary>Statements executed for this reading so far.</summary>
    public long Work => interpreter.Work;

    /// <summary>The declared length in updates; null for a schedule without end.</summary>
    public double? Length => schedule.Length is null ? null : Evaluate(schedule.Length);

    /// <summary>The value of a property in this reading.</summary>
    public double Setting(Hyper property) => scope.Hypers[property.Name].ToDouble();

    /// <summary>The value in force for update <paramref name="step"/>, counted from 0.</summary>
    public double At(double step) => interpreter.Run(schedule.Body, scope with { Step = step }).ToDouble();

    public IReadOnlyList<PhaseSpan> Phases()
    {
        List<PhaseSpan> spans = [];
        double start = 0;
        foreach (Phase phase in schedule.Phases)
        {
            PhaseSpan span = new(phase, start, phase.Length is null ? double.PositiveInfinity : Evaluate(phase.Length));
            spans.Add(span);
            start = span.End;
        }
        return spans;
    }

    public bool Satisfies(Check check) => interpreter.Evaluate(check.Condition, scope).IsTrue;

    /// <summary>The check's words with the numbers in place.</summary>
    public string Message(Check check)
    {
        object[] numbers = [.. check.Numbers.Select(n => (object)Binding.Numbers.Text(Evaluate(n)))];
        return string.Format(CultureInfo.InvariantCulture, check.Message, numbers);
    }

    private double Evaluate(Expression expression) => interpreter.Evaluate(expression, scope).ToDouble();
}
