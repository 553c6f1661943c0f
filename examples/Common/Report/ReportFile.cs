using System;
using System.IO;

namespace Examples;

/// <summary>A text file that is whole or not there.</summary>
internal static class ReportFile
{
    /// <summary>Writes the text beside its place and then renames it, so that no half file is ever seen.</summary>
    /// <exception cref="UserError">The file cannot be written.</exception>
    public static void Write(string path, string text)
    {
        string temporary = path + ".tmp";
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot write '{path}': {error.Message}");
        }
    }
}
