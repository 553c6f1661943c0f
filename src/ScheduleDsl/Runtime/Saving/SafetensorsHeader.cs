using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace ScheduleDsl;

/// <summary>A tensor of a safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its element type in the format's words, such as F32.</param>
/// <param name="Shape">Size of each dimension.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">The byte after the last.</param>
internal sealed record SafetensorsTensor(string Name, string Type, IReadOnlyList<long> Shape, long Begin, long End);

/// <summary>
/// The header of a safetensors file: 8 bytes of length, little endian, then JSON. The file may come from anywhere, so nothing
/// in it is believed: what is read here fits the file, without overlaps or gaps.
/// </summary>
internal sealed record SafetensorsHeader(
    IReadOnlyDictionary<string, SafetensorsTensor> Tensors, IReadOnlyDictionary<string, string> Metadata, long DataStart)
{
    public const string MetadataKey = "__metadata__";

    /// <summary>The format's own limit.</summary>
    private const long LongestHeader = 100_000_000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <exception cref="SavedRunException">The file is not a safetensors file, or is cut short.</exception>
    public static SafetensorsHeader Read(Stream file)
    {
        Span<byte> prefix = stackalloc byte[8];
        if (file.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
            throw new SavedRunException($"The file is cut short: it has {file.Length} bytes, and the header's length alone takes 8.");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LongestHeader || (long)length > file.Length - prefix.Length)
            throw new SavedRunException($"The file is cut short or not a saved run: its header takes {length} bytes, the file has {file.Length}.");

        byte[] json = new byte[length];
        file.ReadExactly(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Strict);
            return Read(document.RootElement, prefix.Length + (long)length, file.Length);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new SavedRunException($"The header is not what a saved run has: {e.Message}", e);
        }
    }

    private static SafetensorsHeader Read(JsonElement root, long dataStart, long fileLength)
    {
        Dictionary<string, SafetensorsTensor> tensors = new(StringComparer.Ordinal);
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        foreach (JsonProperty entry in root.EnumerateObject())
        {
            if (entry.Name == MetadataKey)
                metadata = entry.Value.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString() ?? "", StringComparer.Ordinal);
            else
                tensors.Add(entry.Name, ReadTensor(entry.Name, entry.Value));
        }

        RequireCover(tensors.Values, fileLength - dataStart);
        return new SafetensorsHeader(tensors, metadata, dataStart);
    }

    private static SafetensorsTensor ReadTensor(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object
            || !value.TryGetProperty("dtype", out JsonElement type)
            || !value.TryGetProperty("shape", out JsonElement shape)
            || !value.TryGetProperty("data_offsets", out JsonElement offsets)
            || offsets.GetArrayLength() != 2)
        {
            throw new SavedRunException($"The tensor {name} lacks its dtype, its shape or its two data_offsets.");
        }

        return new SafetensorsTensor(
            name, type.GetString() ?? "", shape.EnumerateArray().Select(size => size.GetInt64()).ToArray(), offsets[0].GetInt64(), offsets[1].GetInt64());
    }

    private static void RequireCover(IEnumerable<SafetensorsTensor> tensors, long dataLength)
    {
        long end = 0;
        foreach (SafetensorsTensor tensor in tensors.OrderBy(t => t.Begin).ThenBy(t => t.End))
        {
            if (tensor.Begin < 0 || tensor.End < tensor.Begin || tensor.End > dataLength)
                throw new SavedRunException($"The tensor {tensor.Name} has bytes {tensor.Begin} to {tensor.End}, outside the file's {dataLength} bytes of data.");
            if (tensor.Begin != end)
                throw new SavedRunException($"The tensor {tensor.Name} begins at byte {tensor.Begin}, but the data before it ends at byte {end}.");
            end = tensor.End;
        }

        if (end != dataLength)
            throw new SavedRunException($"The file has {dataLength} bytes of data, but its tensors take {end}.");
    }
}
