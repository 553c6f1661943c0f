using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance;

/// <summary>Replays trajectories and sequences recorded from other people's code through the built-ins.</summary>
public static class ConformanceRunner
{
    /// <summary>Replays every file and compares. A damaged file is a failure of that file and stops nothing.</summary>
    /// <exception cref="ConformanceException">The folder does not exist, has no JSON file, or has none that is asked for; or a device is asked for another precision than its own.</exception>
    public static ConformanceReport Run(ConformanceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options is { Device: { } device, Precision: not (null or ElementType.Float32) })
            throw new ConformanceException($"{device.Name} computes in {ElementType.Float32}, not in {options.Precision}.");
        IEnumerable<string> files = Files(options);
        return new ConformanceReport(files.Select(file => Replay(file, options)).ToArray()) { Device = options.Device?.Name };
    }

    private static string[] Files(ConformanceOptions options)
    {
        if (!Directory.Exists(options.Golden))
            throw new ConformanceException($"There is no folder {options.Golden}.");
        string[] all = Directory.GetFiles(options.Golden, "*.json", SearchOption.AllDirectories);
        if (all.Length == 0)
            throw new ConformanceException($"The folder {options.Golden} has no JSON file, in itself or below.");

        // The same order on every machine.
        Array.Sort(all, StringComparer.Ordinal);
        if (options.Only is not { } only)
            return Sampled(all);
        string[] chosen = all.Where(file => IsNamed(file, only)).ToArray();
        return chosen.Length > 0 ? Sampled(chosen) : throw new ConformanceException(
            $"No file in {options.Golden} is {only}: that would be a family, such as {Families.Of(all[0])}, or a file name without .json.");

        string[] Sampled(string[] files) => options.IsSample ? [.. files.GroupBy(Families.Of).Select(family => family.First())] : files;
    }

    private static bool IsNamed(string file, string only)
        => Families.Of(file).Equals(only, StringComparison.OrdinalIgnoreCase)
            || Path.GetFileNameWithoutExtension(file).Equals(only, StringComparison.OrdinalIgnoreCase);

    private static FileResult Replay(string path, ConformanceOptions options)
    {
        string file = Path.GetRelativePath(options.Golden, path).Replace('\\', '/');
        string family = Families.Of(path);
        try
        {
            using GoldenFile golden = GoldenFile.Open(path);
            return AdapterCatalogue.Find(family) is { } adapter
                ? Judged(file, family, adapter.Replay(golden, options))
                : new FileResult(file, family, Verdict.Unknown, Detail: $"no built-in says the family {family}");
        }
        catch (GoldenFileException e)
        {
            return new FileResult(file, family, Verdict.Failed, Detail: e.Message);
        }
        catch (NotSupportedException e) when (options.Device is not null)
        {
            // The run says which operation its devices lack, or that the file is of another precision; nothing was computed.
            return new FileResult(file, family, Verdict.Unknown, Detail: e.Message);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or OverflowException || options.Device is not null)
        {
            // A built-in refuses the file's settings, or the file its own sizes; or a device cannot do what the rule asks for, which no driver says in one way.
            return new FileResult(file, family, Verdict.Failed, Detail: e.Message);
        }
    }

    private static FileResult Judged(string file, string family, Comparison comparison) => new(
        file,
        family,
        comparison.ShareOfTolerance <= 1 ? Verdict.Passed : Verdict.Failed,
        comparison.LargestError,
        comparison.ShareOfTolerance,
        comparison.Where)
    {
        Optimizer = comparison.Optimizer?.Name,
    };
}
