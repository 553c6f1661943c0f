using System;
using System.IO;
using System.Text;

namespace ScheduleDsl.Cli;

/// <summary>Files that a command writes: whole, or not at all.</summary>
internal static class OutputFile
{
    /// <summary>Written beside and renamed, in UTF-8 with <c>\n</c> newlines.</summary>
    /// <exception cref="UserError">The file cannot be written.</exception>
    public static void Write(string path, Action<TextWriter> write)
    {
        try
        {
            AtomicFile.Write(path, stream =>
            {
                using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
                write(writer);
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path} cannot be written: {e.Message}");
        }
    }
}
