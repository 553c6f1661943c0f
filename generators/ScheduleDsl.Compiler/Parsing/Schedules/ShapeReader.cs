using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;
using static ScheduleDsl.Compiler.Parsing.Schedules.Formulas;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>Turns what a phase says about its values into properties and a shape over them.</summary>
internal sealed class ShapeReader(Expression peak, CurveEnd end, Properties properties, Problems problems, Profiles profiles, LanguageFunctions language)
{
    public PhaseShape Read(PhaseDeclaration phase, bool isFirst)
    {
        switch (phase)
        {
            case WarmupDeclaration warmup:
                Level? from = warmup.From ?? (isFirst ? new Level("FromOfPeak", 0, IsOfPeak: true) : null);
                return new PhaseShape.Rise(from is null ? null : Read(phase, from), peak);
            case DecayDeclaration decay:
                Expression floor = Read(phase, decay.Floor);
                ProgressReading progress = Read(decay.Sampling, "Sampling" + decay.Number);
                return profiles.Find(decay) is { } profile ? new PhaseShape.Fall(profile, profiles.FormOf(profile), floor, progress) : new PhaseShape.Constant();
            case DropsDeclaration { EverySteps: { } every } drops:
                Expression steps = properties.Count(drops.Name + "EverySteps", every, drops.Source);
                problems.Require(FindingKind.ScheduleNumberOutOfRange, drops.Source, Less(Number(0), steps), $"{drops.Name}EverySteps is {{0}}: it must be at least 1", false, steps);
                Expression factor = properties.Value(drops.Name + "Factor", drops.Factor, drops.Source);
                return language.Power(drops.Source, problems) is { } power ? new PhaseShape.DropEvery(steps, factor, power) : new PhaseShape.Constant();
            case DropsDeclaration drops:
                ImmutableArray<Expression> marks = Marks(drops.Name, drops.Marks, drops.Source, mayRepeat: true);
                return new PhaseShape.Drop(marks, properties.Value(drops.Name + "Factor", drops.Factor, drops.Source));
            default:
                return new PhaseShape.Constant();
        }
    }

    private Expression Read(PhaseDeclaration phase, Level level)
    {
        string name = phase.Name + level.Name;
        if (level.IsOfPeak)
            return Multiply(properties.Fraction(name, level.Value, phase.Source), peak);
        Expression value = properties.Value(name, level.Value, phase.Source);
        problems.Require(FindingKind.ScheduleNumberOutOfRange, phase.Source, LessOrEqual(value, peak), $"{name} is {{0}}, above the peak {{1}}", false, value, peak);
        return value;
    }

    private ProgressReading Read(SamplingDeclaration? sampling, string name)
    {
        bool goesOn = end == CurveEnd.Continue;
        return sampling switch
        {
            null => new ProgressReading([], null, goesOn),
            { Marks.Length: > 0 } => new ProgressReading(Marks(name, sampling.Marks, sampling.Source, mayRepeat: false), null, goesOn),
            _ => new ProgressReading([], properties.Percent(name + "EveryPercent", sampling.EveryPercent, sampling.Source), goesOn),
        };
    }

    private ImmutableArray<Expression> Marks(string name, ImmutableArray<double> values, AttributeData source, bool mayRepeat)
    {
        ImmutableArray<Expression> marks = [.. values.Select((m, i) => properties.Percent($"{name}At{i + 1}", m, source))];
        for (int i = 1; i < marks.Length; i++)
        {
            Expression rises = mayRepeat ? LessOrEqual(marks[i - 1], marks[i]) : Less(marks[i - 1], marks[i]);
            string rule = mayRepeat ? "marks must not fall" : "marks must rise";
            problems.Require(FindingKind.MarksNotRising, source, rises, $"{name}At{i + 1} is {{1}} after {name}At{i} = {{0}}: {rule}", false, marks[i - 1], marks[i]);
        }
        return marks;
    }
}
