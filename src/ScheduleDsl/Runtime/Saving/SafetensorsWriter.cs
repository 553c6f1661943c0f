using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace ScheduleDsl;

/// <summary>A tensor to be written: numbers at an address that stay put meanwhile.</summary>
internal readonly unsafe struct TensorToWrite(string name, string type, IReadOnlyList<int> shape, byte* address, long bytes)
{
    public readonly string Name = name;
    public readonly string Type = type;
    public readonly IReadOnlyList<int> Shape = shape;
    public readonly byte* Address = address;
    public readonly long Bytes = bytes;
}

/// <summary>Writes a safetensors file: length of the header, JSON header, the tensors one after the other.</summary>
internal static unsafe class SafetensorsWriter
{
    public static void Write(Stream file, IReadOnlyList<TensorToWrite> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        ReadOnlySpan<byte> header = Header(tensors, metadata);
        // The format asks that the data begin at a multiple of 8; spaces may end the JSON.
        int padding = (8 - header.Length % 8) % 8;
        Span<byte> prefix = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)(header.Length + padding));
        file.Write(prefix);
        file.Write(header);
        file.Write("        "u8[..padding]);
        foreach (TensorToWrite tensor in tensors)
            WriteBytes(file, tensor.Address, tensor.Bytes);
    }

    private static ReadOnlySpan<byte> Header(IReadOnlyList<TensorToWrite> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer);
        writer.WriteStartObject();
        writer.WriteStartObject(SafetensorsHeader.MetadataKey);
        foreach ((string key, string value) in metadata)
            writer.WriteString(key, value);
        writer.WriteEndObject();
        long offset = 0;
        foreach (TensorToWrite tensor in tensors)
        {
            writer.WriteStartObject(tensor.Name);
            writer.WriteString("dtype", tensor.Type);
            writer.WriteStartArray("shape");
            foreach (int size in tensor.Shape)
                writer.WriteNumberValue(size);
            writer.WriteEndArray();
            writer.WriteStartArray("data_offsets");
            writer.WriteNumberValue(offset);
            writer.WriteNumberValue(offset += tensor.Bytes);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan;
    }

    private static void WriteBytes(Stream file, byte* address, long bytes)
    {
        const int Part = 1 << 24;
        for (long done = 0; done < bytes; done += Part)
            file.Write(new ReadOnlySpan<byte>(address + done, (int)Math.Min(Part, bytes - done)));
    }
}
