using System;
using System.Diagnostics;
using System.IO;
using Xunit;

namespace ScheduleDsl.SameBits.Tests;

public class KilledSaveTests
{
    [Fact]
    public void AProcessKilledInMidSave_LosesNothing()
    {
        string folder = Directory.CreateTempSubdirectory("killed-save-").FullName;
        try
        {
            string path = Path.Combine(folder, "run.safetensors");
            Random random = new(11);
            for (int attempt = 0; attempt < 6; attempt++)
            {
                long announced = KillAfterSomeSaves(path, random.Next(2, 40));

                // What was announced as saved is there, or what came after it; never less, never half of it.
                (ParameterTable table, OptimizerRun run) = KilledSave.Program.NewRun();
                using (table)
                using (run)
                {
                    run.Load(path);
                    Assert.InRange(run.Steps, announced, announced + 1);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long KillAfterSomeSaves(string path, int milliseconds)
    {
        using Process process = Processes.Start("ScheduleDsl.KilledSave", [path]);
        long announced = 0;
        for (int i = 0; i < 3; i++)
            announced = Number(process.StandardOutput.ReadLine());
        process.WaitForExit(milliseconds);
        process.Kill();
        process.WaitForExit();
        while (process.StandardOutput.ReadLine() is { Length: > 0 } line)
            announced = Number(line);
        return announced;
    }

    private static long Number(string? line) => long.Parse(line!["saved ".Length..]);
}
