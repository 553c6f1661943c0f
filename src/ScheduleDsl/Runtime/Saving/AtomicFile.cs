using System;
using System.IO;

namespace ScheduleDsl;

/// <summary>
/// Replaces a file as a whole: the new one is written beside it, flushed to the disk and renamed. Whenever the process dies, the
/// path holds the old file or the new one; a partial <c>.tmp</c> that it leaves is overwritten by the next attempt.
/// </summary>
internal static class AtomicFile
{
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        string beside = target + ".tmp";
        try
        {
            using (FileStream file = new(beside, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, target, overwrite: true);
        }
        catch
        {
            Forget(beside);
            throw;
        }
    }

    // Only a courtesy: the error that matters is the one being thrown.
    private static void Forget(string beside)
    {
        try
        {
            File.Delete(beside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
