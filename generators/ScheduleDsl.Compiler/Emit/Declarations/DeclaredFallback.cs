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

    /// <summary>Writes the member of the nested class by which the runtime knows it.</summary>
    public void Write(SourceWriter writer)
    {
        string values = string.Join(", ", Values.Select(v => $"{CSharpText.Identifier(v.Hyper)} = {v.Expression}"));
        using (writer.Block("public override global::ScheduleDsl.OptimizerSettings? FallbackFor(global::ScheduleDsl.OptimizerSettings settings)"))
        {
            if (Values.Any(v => v.Expression.StartsWith(OwnName + ".", System.StringComparison.Ordinal)))
                writer.Line($"{Own} {OwnName} = ({Own})settings;");
            writer.Line($"return new {Settings} {{ {values} }};");
        }
        writer.Line();
    }
}
