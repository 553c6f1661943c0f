using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using ScheduleDsl.Compiler.Analysis;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>A sequence recorded from other people's code; the file's own tolerance decides.</summary>
internal sealed class Golden(JsonElement file)
{
    public static Golden Load(string name)
    {
        using Stream stream = typeof(Golden).Assembly.GetManifestResourceStream("golden/" + name)
            ?? throw new FileNotFoundException($"tests/golden/schedules/{name}.json is missing");
        return new Golden(JsonDocument.Parse(stream).RootElement);
    }

    public double[] Values { get; } = [.. file.GetProperty("values").EnumerateArray().Select(v => v.GetDouble())];

    public double this[string parameter] => file.GetProperty("parameters").GetProperty(parameter).GetDouble();

    public double[] Array(string parameter) => [.. file.GetProperty("parameters").GetProperty(parameter).EnumerateArray().Select(v => v.GetDouble())];

    public string Text(string parameter) => file.GetProperty("parameters").GetProperty(parameter).GetString()!;

    public void AssertEqual(ScheduleReading reading) => AssertEqual(reading, Enumerable.Range(0, Values.Length));

    public void AssertEqual(ScheduleReading reading, IEnumerable<int> updates)
    {
        double relative = file.GetProperty("tolerance").GetDouble();
        double absolute = file.GetProperty("absolute_tolerance").GetDouble();
        foreach (int k in updates)
        {
            double actual = reading.At(k);
            Assert.True(
                Math.Abs(actual - Values[k]) <= relative * Math.Abs(Values[k]) + absolute,
                $"update {k}: {actual:R} instead of {Values[k]:R}");
        }
    }
}
