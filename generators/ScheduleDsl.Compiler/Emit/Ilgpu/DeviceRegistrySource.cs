using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.Parsing.Hosting;

namespace ScheduleDsl.Compiler.Emit.Ilgpu;

/// <summary>Writes the module initializer that enters an assembly's device kernels.</summary>
public static class DeviceRegistrySource
{
    /// <param name="rules">Full names of the rules that have kernels here.</param>
    /// <param name="places">Where rules of this compilation are written. They stand here, apart from kernels, so that a line more above a rule has no kernel written again.</param>
    /// <returns>The file, or null where there are none.</returns>
    public static GeneratedSource? Write(IEnumerable<string> rules, IEnumerable<RulePlace> places)
    {
        List<string> ordered = [.. rules.Distinct().OrderBy(r => r, StringComparer.Ordinal)];
        if (ordered.Count == 0)
            return null;
        Dictionary<string, string> known = places.GroupBy(p => p.Rule).ToDictionary(p => p.Key, p => p.First().Text);
        SourceWriter writer = TypeScope.NewFile();

        // ILGPU's launchers are made at run time in an assembly of this name, and hand over structs that are internal here.
        writer.Line("[assembly: global::System.Runtime.CompilerServices.InternalsVisibleTo(\"ILGPURuntime\")]").Line();
        TypeScope.MarkGenerated(writer);
        using (writer.Block("file static class ScheduleDslDeviceRules"))
        {
            writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
            using (writer.Block("internal static void Register()"))
            {
                foreach (string rule in ordered)
                    writer.Line($"{DeviceIntrinsics.Services}DeviceRules.Add(new {DeviceRuleEmitter.ClassOf(rule)}(){(known.TryGetValue(rule, out string? place) ? ", " + CSharpText.String(place) : "")});");
            }
        }

        return new GeneratedSource("ScheduleDslDeviceRules.g.cs", writer.ToString());
    }
}
