using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Cli.Porting.Model;

/// <summary>A preset with its settings.</summary>
/// <param name="Library">Its namespace within this library, such as <c>PyTorch</c>.</param>
/// <param name="Preset">The class.</param>
/// <param name="Values">Settings by the class's own names.</param>
internal sealed record PresetNode(string Library, PresetClass Preset, IReadOnlyList<PresetValue> Values) : ScheduleNode
{
    /// <summary>See <see cref="ScheduleNode.Length"/>.</summary>
    public double? Steps { get; init; }

    public override double? Length => Steps;

    public override string Title => $"{Library}.{Preset.Name}";

    public override IEnumerable<string> Libraries => [Library];

    public override Schedule Build() => Preset.Create(Values);

    public override string Write() => Values.Any(v => v.IsWritten)
        ? $"new {Title} {{ {string.Join(", ", Values.Where(v => v.IsWritten).Select(v => $"{v.Property} = {Writing.Literals.Of(v.Value)}"))} }}"
        : $"new {Title}()";

    /// <summary>A setting, as given or by default; null where the class has none of that name.</summary>
    public object? Value(string property) => Preset.Read(Build(), property);

    /// <summary>The number under a setting's name; null where there is none.</summary>
    public double? Number(string property) => Value(property) switch
    {
        double number => number,
        long number => number,
        _ => null,
    };
}

/// <summary>A setting of a preset, of the type that the class gives it.</summary>
/// <param name="Property">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsWritten">Whether the recipe has to name it; otherwise it is the preset's default.</param>
internal sealed record PresetValue(string Property, object Value, bool IsWritten);
