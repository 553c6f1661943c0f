using System.Collections.Generic;
using System.Numerics;

namespace ScheduleDsl.Testing;

/// <summary>All targets give the same bits.</summary>
internal static class TargetCheck
{
    private const int Steps = 3;
    private const int SmallestPiece = 1024;

    private static readonly (Arm Arm, int Threads, bool IsAligned)[] Ways =
    [
        (Arm.Vector128, 1, true), (Arm.Vector256, 1, true), (Arm.Vector512, 1, true), (Arm.Scalar, 3, true), (Arm.Auto, 4, true), (Arm.Auto, 2, false),
    ];

    public static ProofOutcome Run(Subject subject) =>
        Difference<float>(subject) is { } wrong ? ProofOutcome.Differs(wrong)
        : Difference<double>(subject) is { } wide ? ProofOutcome.Differs("in double, " + wide)
        : ProofOutcome.Holds($"scalar, 128, 256, 512 bits and several threads, in float and double, {subject.Shapes}: the same bits");

    private static string? Difference<T>(Subject subject)
        where T : unmanaged, INumber<T>
    {
        List<Snapshot> expected = Compiled<T>(subject, Arm.Scalar, 1, isAligned: true);
        foreach ((Arm arm, int threads, bool isAligned) in Ways)
        {
            List<Snapshot> actual = Compiled<T>(subject, arm, threads, isAligned);
            for (int step = 0; step < Steps; step++)
            {
                if (actual[step].Difference(expected[step]) is { } difference)
                    return $"{arm} with {threads} thread{(threads == 1 ? "" : "s")}{(isAligned ? "" : ", not aligned,")} against the scalar loop, after step {step + 1}: {difference}";
            }
        }
        return null;
    }

    private static List<Snapshot> Compiled<T>(Subject subject, Arm arm, int threads, bool isAligned)
        where T : unmanaged, INumber<T>
    {
        Workload work = subject.Large;
        using ParameterTable table = work.Table<T>(isAligned);
        RunOptions options = new() { Arm = arm, Threads = threads, ChunkElements = SmallestPiece, Seed = subject.Seed };
        using OptimizerRun run = work.Run(table, subject.Settings, options);
        List<Snapshot> snapshots = [];
        for (int step = 0; step < Steps; step++)
        {
            work.Prepare<T>(table, run, step);
            run.Step();
            snapshots.Add(Snapshot.Of<T>(table, run, subject.Rule));
        }
        return snapshots;
    }
}
