using System;
using System.ComponentModel;

namespace ScheduleDsl.CompilerServices;

/// <summary>The way from settings to the compiled rule, for tools that show or test rules.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CompiledRules
{
    /// <summary>The rule that the settings are for.</summary>
    public static CompiledRule Of(OptimizerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Rule;
    }
}
