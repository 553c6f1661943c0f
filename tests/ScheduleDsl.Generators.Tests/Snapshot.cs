using System.IO;
using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace ScheduleDsl.Generators.Tests;

/// <summary>
/// Compares text with a file beside the test, by Verify's conventions: <c>Class.Method.verified.cs</c> is the accepted text;
/// a mismatch leaves <c>Class.Method.received.cs</c>, and renaming that accepts it.
/// </summary>
internal static class Snapshot
{
    public static void Match(string received, [CallerFilePath] string testFile = "", [CallerMemberName] string method = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(testFile)!, Path.GetFileNameWithoutExtension(testFile) + "." + method);
        string verifiedPath = stem + ".verified.cs";
        string receivedPath = stem + ".received.cs";
        string? verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath).Replace("\r\n", "\n") : null;
        if (verified == received)
        {
            File.Delete(receivedPath);
            return;
        }
        File.WriteAllText(receivedPath, received);
        throw new XunitException(verified is null
            ? $"There is no {Path.GetFileName(verifiedPath)} yet. Read {receivedPath}, and rename it to accept it."
            : $"{FirstDifference(verified, received)} Compare {receivedPath} with {Path.GetFileName(verifiedPath)}, and rename it to accept it.");
    }

    private static string FirstDifference(string verified, string received)
    {
        string[] old = verified.Split('\n');
        string[] now = received.Split('\n');
        int line = 0;
        while (line < old.Length && line < now.Length && old[line] == now[line])
            line++;
        return $"Line {line + 1} was '{Line(old, line)}' and is '{Line(now, line)}'.";
    }

    private static string Line(string[] lines, int line) => line < lines.Length ? lines[line] : "";
}
