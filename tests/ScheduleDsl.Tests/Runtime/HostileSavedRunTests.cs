using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime;

/// <summary>Files that did not come from <see cref="OptimizerRun.Save"/>, or not in one piece: one error, and nothing changed.</summary>
public sealed class HostileSavedRunTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hostile-run").FullName;
    private readonly byte[] good;
    private readonly byte[] goodBits;

    public HostileSavedRunTests()
    {
        using Training training = new();
        training.Steps(5);
        training.Run.Save(FilePath, new SaveOptions { IncludeParameters = true });
        good = File.ReadAllBytes(FilePath);
        goodBits = training.Bits();
    }

    private string FilePath => Path.Combine(folder, "run.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string, Action<JsonObject>> Headers => new()
    {
        { "The tensor a has bytes -40 to 0", h => h["a"]!["data_offsets"] = new JsonArray(-40, 0) },
        { "The tensor a has bytes 40 to 0", h => h["a"]!["data_offsets"] = new JsonArray(40, 0) },
        { "outside the file's 104 bytes", h => h["b"]!["data_offsets"] = new JsonArray(80, long.MaxValue) },
        { "The tensor b begins at byte 40, but the data before it ends at byte 80", h => h["b"]!["data_offsets"] = new JsonArray(40, 92) },
        { "The file has 104 bytes of data, but its tensors take 92", h => h.Remove("b.momentum") },
        { "lacks its dtype", h => h["a"] = 3 },
        { "lacks its dtype", h => h["a"]!["data_offsets"] = new JsonArray(0) },
        { "The tensor a is BF16, this run's is F32", h => h["a"]!["dtype"] = "BF16" },
        { "The tensor a has shape [5, 2], this run's has [2, 5]", h => h["a"]!["shape"] = new JsonArray(5, 2) },
        { "The tensor a has shape [-2, -5]", h => h["a"]!["shape"] = new JsonArray(-2, -5) },
        { "header is not what a saved run has", h => h["a"]!["shape"] = new JsonArray(1e300) },
        { "header is not what a saved run has", h => h["a"]!["shape"] = "big" },
        { "has no place for: c", h => h["c"] = JsonNode.Parse("""{"dtype":"F32","shape":[0],"data_offsets":[104,104]}""") },
        { "lacks the tensors a.momentum, b.momentum", h => RemoveStates(h) },
        { "lacks the tensors b.momentum", h => Rename(h, "b.momentum", "b.momentun") },
        { "is not a saved run", h => h.Remove("__metadata__") },
        { "header is not what a saved run has", h => h["__metadata__"]!["step"] = 5 },
        { "header is not what a saved run has", h => h["__metadata__"] = "text" },
        { "has version 2 of the format", h => h["__metadata__"]!["version"] = "2" },
        { "lacks the entry step", h => h["__metadata__"]!.AsObject().Remove("step") },
        { "step is -1", h => h["__metadata__"]!["step"] = "-1" },
        { "step is 99999999999999999999", h => h["__metadata__"]!["step"] = "99999999999999999999" },
        { "step is 1e3", h => h["__metadata__"]!["step"] = "1e3" },
        { "seed is x", h => h["__metadata__"]!["seed"] = "x" },
        { "The saved run is one of Other, this run is one of", h => h["__metadata__"]!["optimizer"] = "Other" },
        { "entry groups cannot be read", h => h["__metadata__"]!["groups"] = "[{}]" },
        { "entry groups cannot be read", h => h["__metadata__"]!["groups"] = "null" },
        { "entry groups cannot be read", h => h["__metadata__"]!["groups"] = "[null]" },
        { "entry groups cannot be read", h => h["__metadata__"]!["groups"] = new string('[', 5000) },
        { "does not say which group", h => h["__metadata__"]!["groups"] = "[]" },
    };

    private static void RemoveStates(JsonObject header)
    {
        header.Remove("a.momentum");
        header.Remove("b.momentum");
        header["b"]!["data_offsets"] = new JsonArray(40, 52);
        header["rest"] = JsonNode.Parse("""{"dtype":"F32","shape":[13],"data_offsets":[52,104]}""");
    }

    private static void Rename(JsonObject header, string from, string to)
    {
        JsonNode tensor = header[from]!;
        header.Remove(from);
        header[to] = tensor;
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void WrongHeader_IsNamed(string expected, Action<JsonObject> spoil)
    {
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(good);
        JsonObject header = JsonNode.Parse(good.AsSpan(8, length))!.AsObject();
        spoil(header);
        Assert.Contains(expected, Refused(WithHeader(Encoding.UTF8.GetBytes(header.ToJsonString()))));
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"__metadata__":{"format":"x","format":"y"}}""")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("\"\\ud800\"")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""")]
    public void WrongJson_IsOneError(string header) =>
        Assert.Contains("header is not what a saved run has", Refused(WithHeader(Encoding.UTF8.GetBytes(header))));

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    [InlineData(100_000_001UL)]
    [InlineData(1_000_000UL)]
    public void HugeHeaderLength_IsNotBelieved(ulong length)
    {
        byte[] file = [.. good];
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        Assert.Contains($"its header takes {length} bytes", Refused(file));
    }

    [Fact]
    public void EveryTruncation_IsRefused()
    {
        for (int length = 0; length < good.Length; length += length < 16 || length > good.Length - 16 ? 1 : 13)
            Refused(good[..length]);
        Refused([.. good, 0]);
    }

    [Fact]
    public void DamagedBytes_NeverCrashAndNeverChangeTheRunInPart()
    {
        Random random = new(11);
        int headerEnd = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(good);
        using Training training = new();
        training.Steps(2);
        for (int i = 0; i < 1500; i++)
        {
            byte[] file = [.. good];
            for (int flips = random.Next(1, 4); flips > 0; flips--)
                file[random.Next(headerEnd)] = random.Next(2) == 0 ? (byte)random.Next(256) : "0123456789\"{}[],:.-"u8[random.Next(19)];
            byte[] before = training.Bits();
            long step = training.Run.Steps;
            File.WriteAllBytes(FilePath, file);
            try
            {
                training.Run.Load(FilePath);
                // Damage in text that says nothing about the tensors goes unseen; they are then whole.
                Assert.Equal(goodBits, training.Bits());
            }
            catch (SavedRunException)
            {
                Assert.Equal(before, training.Bits());
                Assert.Equal(step, training.Run.Steps);
            }
        }
    }

    private byte[] WithHeader(byte[] header)
    {
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(good);
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
        return [.. prefix, .. header, .. good.AsSpan(8 + length)];
    }

    private string Refused(byte[] file)
    {
        File.WriteAllBytes(FilePath, file);
        using Training training = new();
        training.Steps(2);
        byte[] before = training.Bits();
        string message = Assert.Throws<SavedRunException>(() => training.Run.Load(FilePath)).Message;
        Assert.Equal(before, training.Bits());
        Assert.Equal(2, training.Run.Steps);
        return message;
    }
}
