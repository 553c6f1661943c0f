using System.Linq;
using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>The optimizer for the parameters that an optimizer is not for.</summary>
/// <param name="Settings">Global name of its settings record.</param>
/// <param name="Values">Hyperparameters that differ from their defaults; those it shares are read from <c>own</c>.</param>
/// <param name="Own">Global name of the settings record that they are read from.</param>
public sealed record DeclaredFallback(string Settings, EquatableArray<HyperValue> Values, string Own)
{
    /// <summary>What holds the settings of the optimizer itself.</summary>
    public const string OwnName = "own";

    /// <summary>A test of <c>own</c>; empty where the fallback always holds.</summary>
    public string Condition { get; init; } = "";

    private bool ReadsOwn => Condition.Length > 0 || Values.Any(v => v.Expression.StartsWith(OwnName + ".", System.StringComparison.Ordinal));

    /// <summary>Writes the member of the nested class by which the runtime knows them.</summary>
    public static void Write(SourceWriter writer, EquatableArray<DeclaredFallback> fallbacks)
    {
        if (fallbacks.Count == 0)
            return;
        using (writer.Block("public override global::ScheduleDsl.OptimizerSettings? FallbackFor(global::ScheduleDsl.OptimizerSettings settings)"))
        {
            if (fallbacks.Any(f => f.ReadsOwn))
                writer.Line($"{fallbacks[0].Own} {OwnName} = ({fallbacks[0].Own})settings;");
            foreach (DeclaredFallback fallback in fallbacks)
            {
                string values = string.Join(", ", fallback.Values.Select(v => $"{CSharpText.Identifier(v.Hyper)} = {v.Expression}"));
                writer.Line($"{(fallback.Condition.Length > 0 ? $"if ({fallback.Condition}) " : "")}return new {fallback.Settings} {{ {values} }};");
            }
            if (fallbacks[fallbacks.Count - 1].Condition.Length > 0)
                writer.Line("return null;");
        }
        writer.Line();
    }
}
