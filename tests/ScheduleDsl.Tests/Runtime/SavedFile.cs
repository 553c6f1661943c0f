using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;
using System.Text.Json.Nodes;

namespace ScheduleDsl.Tests.Runtime;

/// <summary>The metadata of a saved run, read and changed without the library.</summary>
internal static class SavedFile
{
    public static JsonObject Metadata(string path) => Header(File.ReadAllBytes(path), out _)["__metadata__"]!.AsObject();

    public static void Edit(string path, Action<JsonObject> change)
    {
        JsonObject header = Header(File.ReadAllBytes(path), out byte[] data);
        change(header["__metadata__"]!.AsObject());
        byte[] json = Encoding.UTF8.GetBytes(header.ToJsonString());
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        File.WriteAllBytes(path, [.. length, .. json, .. data]);
    }

    private static JsonObject Header(byte[] file, out byte[] data)
    {
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        data = file[(8 + length)..];
        return JsonNode.Parse(file.AsSpan(8, length))!.AsObject();
    }
}
