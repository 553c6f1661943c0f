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
                Level? declared = warmup.From ?? (isFirst ? new Level("FromOfPeak", 0, LevelBase.Peak) : null);
                Expression? from = declared is null ? null : Read(phase, declared);
                if (warmup.Profile is null)
                    return new PhaseShape.Rise(from, peak);
                return profiles.Find(warmup, warmup.Profile) is { } rise ? new PhaseShape.RiseAlong(rise, from, peak) : new PhaseShape.Constant();
            case FallDeclaration fall:
                Expression floor = Read(phase, fall.Floor);
                ProgressReading progress = Read(fall.Sampling, fall.SamplingName);
                return profiles.Find(fall, fall.Profile) is { } profile
                    ? new PhaseShape.Fall(profile, floor, fall.Floor.Base == LevelBase.Start, progress)
                    : new PhaseShape.Constant();
            case DropsDeclaration { EverySteps: { } every } drops:
                Expression steps = properties.Count(drops.Name + "EverySteps", every, drops.Source);
                problems.Require(FindingKind.ScheduleNumberOutOfRange, drops.Source, Less(Number(0), steps), $"{drops.Name}EverySteps is {{0}}: it must be at least 1", Awaited.Nothing, steps);
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

        // The names of floors are those of their roles; a warmup's start has none.
        string role = phase is FallDeclaration ? level.Name : "None";
        if (level.Base != LevelBase.Absolute)
        {
            Expression part = properties.Part(name, level.Value, phase.Source, role);
            return level.Base == LevelBase.Peak ? Multiply(part, peak) : part;
        }
        Expression value = properties.Value(name, level.Value, phase.Source, role);
        problems.Require(FindingKind.ScheduleNumberOutOfRange, phase.Source, LessOrEqual(value, peak), $"{name} is {{0}}, above the peak {{1}}", Awaited.Nothing, value, peak);
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
            problems.Require(FindingKind.MarksNotRising, source, rises, $"{name}At{i + 1} is {{1}} after {name}At{i} = {{0}}: {rule}", Awaited.Nothing, marks[i - 1], marks[i]);
        }
        return marks;
    }
}
