using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace ScheduleDsl.Conformance.Golden;

/// <summary>One recorded trajectory or sequence.</summary>
internal sealed class GoldenFile : IDisposable
{
    private readonly JsonDocument document;
    private readonly string name;

    private GoldenFile(JsonDocument document, string name) => (this.document, this.name) = (document, name);

    /// <exception cref="GoldenFileException">The file cannot be read, or is not one JSON object.</exception>
    public static GoldenFile Open(string path)
    {
        string name = Path.GetFileName(path);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException e)
        {
            throw new GoldenFileException($"{name} is not whole JSON: it breaks off or is wrong at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GoldenFileException($"{name} cannot be read: {e.Message}");
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
            return new GoldenFile(document, name);
        document.Dispose();
        throw new GoldenFileException($"{name} does not hold a JSON object");
    }

    /// <summary>The object in a field, such as <c>hyper</c>, as settings to take one by one.</summary>
    public Fields Fields(string field)
    {
        JsonElement element = Required(field);
        return element.ValueKind == JsonValueKind.Object ? new Fields(element, $"{name}: {field}") : throw Wrong(field, "an object", element);
    }

    public bool Has(string field) => document.RootElement.TryGetProperty(field, out JsonElement element) && element.ValueKind != JsonValueKind.Null;

    public string Text(string field)
    {
        JsonElement element = Required(field);
        return element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Wrong(field, "a text", element);
    }

    public double Number(string field)
    {
        JsonElement element = Required(field);
        return element.ValueKind == JsonValueKind.Number ? element.GetDouble() : throw Wrong(field, "a number", element);
    }

    /// <summary>What the file calls its tensors, where it does: then <c>shape</c> and every list of their numbers are objects by these names.</summary>
    public IReadOnlyList<string>? TensorNames => Has("shape") && Required("shape") is { ValueKind: JsonValueKind.Object } shapes ? [.. shapes.EnumerateObject().Select(p => p.Name)] : null;

    public double[] Vector(string field) => OfTensors(field, Required(field));

    public double[][] Vectors(string field) => Rows(field).Select(row => OfTensors(field, row)).ToArray();

    /// <summary>A list of texts, such as names.</summary>
    public string[] Texts(string field) => Rows(field)
        .Select(row => row.ValueKind == JsonValueKind.String ? row.GetString()! : throw Wrong(field, "a list of texts", row)).ToArray();

    /// <summary>A list of objects, as settings to take one by one.</summary>
    public Fields[] Items(string field) => Rows(field)
        .Select((row, i) => row.ValueKind == JsonValueKind.Object ? new Fields(row, $"{name}: {field}[{i}]") : throw Wrong(field, "a list of objects", row)).ToArray();

    /// <summary>The numbers of an object's field.</summary>
    public double[] VectorIn(string holder, string field) => Required(holder).TryGetProperty(field, out JsonElement element)
        ? Vector($"{holder}.{field}", element)
        : throw Wrong($"the field {holder}.{field} is missing");

    /// <summary>What an object's field holds for each step: an array or an object of arrays or numbers; null for steps that it says nothing of.</summary>
    public double[]?[] Steps(string holder, string field, int count)
    {
        string place = $"{holder}.{field}";
        if (!Required(holder).TryGetProperty(field, out JsonElement element))
            throw Wrong($"the field {place} is missing");
        if (element.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
            throw Wrong(place, "an array or an object", element);
        double[]?[] steps = new double[]?[count];
        int next = 0;
        foreach ((string step, JsonElement row) in element.ValueKind == JsonValueKind.Array
            ? element.EnumerateArray().Select(row => (next++.ToString(CultureInfo.InvariantCulture), row))
            : element.EnumerateObject().Select(property => (property.Name, property.Value)))
        {
            if (!int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int at) || at >= count)
                throw Wrong($"{place} has a row for step {step}, of {count}");
            steps[at] = row.ValueKind == JsonValueKind.Null ? null : row.ValueKind == JsonValueKind.Number ? [row.GetDouble()] : Vector(place, row);
        }

        return steps;
    }

    /// <summary>A matrix in an object's field, with its own shape.</summary>
    public RecordedMatrix MatrixIn(string holder, string field) => Required(holder).TryGetProperty(field, out JsonElement element)
        ? Matrix($"{holder}.{field}", element)
        : throw Wrong($"the field {holder}.{field} is missing");

    /// <summary>Matrices in a list; null where the list has none.</summary>
    public RecordedMatrix?[] MatricesIn(string holder, string field) => Required(holder).TryGetProperty(field, out JsonElement list) && list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object ? Matrix($"{holder}.{field}", item) : null)]
        : [];

    /// <summary>The objects in an object's list, as settings to take one by one.</summary>
    public Fields[] ItemsIn(string holder, string field) => [.. Rows($"{holder}.{field}", In(holder, field)).Select((row, i) => row.ValueKind == JsonValueKind.Object
        ? new Fields(row, $"{name}: {holder}.{field}[{i}]") : throw Wrong($"{holder}.{field}", "a list of objects", row))];

    /// <summary>The lists of texts in an object's list.</summary>
    public string[][] TextsIn(string holder, string field) => [.. Rows($"{holder}.{field}", In(holder, field)).Select(row =>
        Rows($"{holder}.{field}", row).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong($"{holder}.{field}", "lists of texts", item)).ToArray())];

    /// <summary>The bases that the run projected on, by the step, from 1, from which on each was used.</summary>
    public (int Step, RecordedMatrix[] Matrices)[] Projections() => Required("extra_inputs").TryGetProperty("projections", out JsonElement rows)
        ? [.. rows.EnumerateArray().Select(row => (row.GetProperty("used_from_step").GetInt32(), row.GetProperty("matrices").EnumerateArray().Select(m => Matrix("extra_inputs.projections", m)).ToArray()))]
        : [];

    private RecordedMatrix Matrix(string place, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("shape", out JsonElement shape) || !element.TryGetProperty("values", out JsonElement values)
            || Shape(shape) is not [var rows, var columns] || Vector(place, values) is not { } numbers || numbers.Length != rows * columns)
            throw Wrong(place, "a matrix with shape and values", element);
        return new(rows, columns, numbers);
    }

    /// <summary>The shapes of one tensor (<c>shape</c>), of several (<c>shapes</c>), or of named ones (<c>shape</c>, an object).</summary>
    public int[][] Shapes() => Has("shapes") ? Rows("shapes").Select(Shape).ToArray()
        : TensorNames is { } names ? names.Select(n => Shape(Required("shape").GetProperty(n))).ToArray()
        : [Shape(Required("shape"))];

    public GoldenFileException Wrong(string problem) => new($"{name}: {problem}");

    public void Dispose() => document.Dispose();

    private int[] Shape(JsonElement element) => Vector("shape", element)
        .Select(size => size is >= 0 and <= int.MaxValue && size == Math.Floor(size) ? (int)size : throw Wrong($"{size} is no size of a dimension"))
        .ToArray();

    // Of named tensors: their numbers in the order of the shapes.
    private double[] OfTensors(string field, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || TensorNames is not { } names)
            return Vector(field, element);
        if (element.EnumerateObject().FirstOrDefault(p => !names.Contains(p.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } other)
            throw Wrong($"{field} has numbers of {other.Name}, which has no shape");
        return [.. names.SelectMany(n => element.TryGetProperty(n, out JsonElement numbers) ? Vector($"{field}.{n}", numbers) : throw Wrong($"{field} has no numbers of {n}"))];
    }

    private double[] Vector(string field, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
            throw Wrong(field, "an array of numbers", element);
        double[] numbers = new double[element.GetArrayLength()];
        int count = 0;
        foreach (JsonElement item in element.EnumerateArray())
            numbers[count++] = item.ValueKind == JsonValueKind.Number ? item.GetDouble() : throw Wrong(field, "an array of numbers", item);
        return numbers;
    }

    private JsonElement.ArrayEnumerator Rows(string field) => Rows(field, Required(field));

    private JsonElement.ArrayEnumerator Rows(string field, JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : throw Wrong(field, "an array", element);

    private JsonElement In(string holder, string field) => Required(holder).TryGetProperty(field, out JsonElement element) ? element : throw Wrong($"the field {holder}.{field} is missing");

    private JsonElement Required(string field) => document.RootElement.TryGetProperty(field, out JsonElement element)
        ? element
        : throw Wrong($"the field {field} is missing");

    private GoldenFileException Wrong(string field, string wanted, JsonElement found) => Wrong($"{field} must be {wanted}, found {found.ValueKind}");
}
