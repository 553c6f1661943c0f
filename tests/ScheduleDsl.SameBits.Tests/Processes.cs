using System.Diagnostics;
using System.IO;

namespace ScheduleDsl.SameBits.Tests;

/// <summary>Starts one of the test programs that lie beside this assembly.</summary>
internal static class Processes
{
    public static Process Start(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        string folder = Path.GetDirectoryName(typeof(Processes).Assembly.Location)!;
        ProcessStartInfo start = new("dotnet", [Path.Combine(folder, program + ".dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
