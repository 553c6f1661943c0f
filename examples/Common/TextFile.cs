using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;

namespace Examples;

/// <summary>Text files of the user's, plain or packed.</summary>
internal static class TextFile
{
    /// <summary>Reads a file, gzip-compressed where its name ends in <c>.gz</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parse">Is handed the text, and the path to name in errors.</param>
    /// <exception cref="UserError">The file cannot be read, or is packed and not whole.</exception>
    public static T Read<T>(string path, Func<TextReader, string, T> parse)
    {
        try
        {
            using Stream text = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Unpack(File.ReadAllBytes(path), path) : File.OpenRead(path);
            using var reader = new StreamReader(text);
            return parse(reader, path);
        }
        catch (InvalidDataException)
        {
            throw new UserError($"cannot read '{path}': it is no gzip file, or damaged");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot read '{path}': {error.Message}");
        }
    }

    private static MemoryStream Unpack(byte[] packed, string path)
    {
        var text = new MemoryStream();
        using (var unpacking = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
            unpacking.CopyTo(text);
        // A file that is cut off would be read as if it ended there. The last four bytes of a whole one are the length of its text (RFC 1952).
        if (packed.Length < sizeof(uint) || BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan()[^sizeof(uint)..]) != unchecked((uint)text.Length))
            throw new UserError($"cannot read '{path}': it is cut off");
        text.Position = 0;
        return text;
    }
}
