using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Tests.Schedules.Properties;

public sealed class ResumeProperties : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("resume-property").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void ResumeAtAnyStep_GivesTheBitsOfTheUnbrokenRun() => Check.One(Run.Few, Prop.ForAll(Arb.From(AnySchedule.Rate), span =>
    {
        (Schedule schedule, int saved, int end) = span;
        string path = Path.Combine(folder, "run");
        using Descent unbroken = new(schedule), first = new(schedule), second = new(schedule);
        unbroken.Steps(end);
        first.Steps(saved);
        first.Run.Save(path, new SaveOptions { IncludeParameters = true });
        second.Run.Load(path);
        second.Steps(end - saved);
        return second.Bits.SequenceEqual(unbroken.Bits).Label($"{schedule}, saved at {saved} of {end}");
    }));

    [Fact]
    public void AnotherSchedule_IsTakenUpExactlyWhereItAgreesUpToTheSavedStep() => Check.One(Run.Few, Prop.ForAll(
        Arb.From(AnySchedule.Rate), AnySchedule.Arbitrary, Arb.From(Gen.Choose(0, 60)), (span, other, at) =>
        {
            (Schedule schedule, int saved, _) = span;
            // Half of the cases follow the schedule up to some update, so that both outcomes come about.
            if (at % 2 == 0)
                other = Curve.Of(time => time < at ? At(schedule, time) : 0.125);
            string path = Path.Combine(folder, "run");
            using (Descent first = new(schedule))
            {
                first.Steps(saved);
                first.Run.Save(path);
            }

            bool agrees = Enumerable.Range(0, saved).All(step => At(schedule, step).Equals(At(other, step)));
            using Descent second = new(other);
            bool accepted = true;
            try
            {
                second.Run.Load(path);
            }
            catch (SavedRunException e) when (e.Message.Contains("differ", StringComparison.Ordinal))
            {
                accepted = false;
            }

            return (accepted == agrees).Label($"{schedule} and {other}, saved at {saved}: {accepted}");
        }));

    private static double At(Schedule schedule, double time)
    {
        try
        {
            return schedule.AtTime(time);
        }
        catch (ArgumentOutOfRangeException)
        {
            return double.NaN;
        }
    }

    /// <summary>A run whose gradients depend on the weights, so that every slip shows.</summary>
    private sealed class Descent : IDisposable
    {
        private readonly ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [7]));

        public Descent(Schedule rate)
        {
            Run = OptimizerRun.Create(table, new AdamWSettings { LearningRate = rate }, new RunOptions { Threads = 1 });
            for (int i = 0; i < 7; i++)
                table["w"].Values[i] = 1 - 0.3f * i;
        }

        public OptimizerRun Run { get; }

        public byte[] Bits => MemoryMarshal.AsBytes(table["w"].Values).ToArray();

        public void Steps(int count)
        {
            for (int step = 0; step < count; step++)
            {
                for (int i = 0; i < 7; i++)
                    table["w"].Gradients[i] = 0.5f * table["w"].Values[i] + 0.01f * i;
                Run.Step();
            }
        }

        public void Dispose()
        {
            Run.Dispose();
            table.Dispose();
        }
    }
}
