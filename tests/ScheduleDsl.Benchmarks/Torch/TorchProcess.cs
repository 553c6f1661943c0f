using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using ScheduleDsl.Benchmarks.Measuring;

namespace ScheduleDsl.Benchmarks.Torch;

/// <summary>PyTorch in a child process that lives as long as the benchmark and works only when it is its turn.</summary>
internal sealed class TorchProcess : IDisposable
{
    private readonly Process process;

    private TorchProcess(Process process, string version) => (this.process, Version) = (process, version);

    public string Version { get; }

    /// <summary>Starts the first Python that has torch ($PYTHON, python3, /usr/bin/python3), or gives null.</summary>
    public static TorchProcess? TryStart()
    {
        foreach (string? python in new[] { Environment.GetEnvironmentVariable("PYTHON"), "python3", "/usr/bin/python3" })
        {
            if (python is { Length: > 0 } && TryStart(python) is { } started)
                return started;
        }

        return null;
    }

    public void SetUp(Size size, int threads) => Ask($"setup {size.Tensors} {size.Length} {threads}");

    /// <summary>Seconds by the child's own clock, so that the pipe costs nothing.</summary>
    public double Step(string kind, int steps) => double.Parse(Ask($"step {kind} {steps}"), CultureInfo.InvariantCulture);

    public void Free() => Ask("free");

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(5_000))
            process.Kill();
        process.Dispose();
    }

    private static TorchProcess? TryStart(string python)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Torch", "adamw.py");
        ProcessStartInfo start = new(python, [script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            Process process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            if (process.StandardOutput.ReadLine() is { } line && line.Split(' ') is ["torch", var version])
                return new TorchProcess(process, version);
            process.WaitForExit();
            process.Dispose();
        }
        catch (Win32Exception)
        {
            // No such program: the next one may exist.
        }

        return null;
    }

    private string Ask(string command)
    {
        process.StandardInput.WriteLine(command);
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"PyTorch ended at \"{command}\": out of memory?");
    }
}
