using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Reads the further parameters of a profile's <c>Value</c>: settings, which become properties of the schedules that use it.</summary>
public static class ProfileSettings
{
    // A phase has properties of these names already: DecaySteps, DecayFloor.
    private static readonly string[] Taken = ["Steps", "Fraction", "Epochs", "Samples", "Tokens", "From", "FromOfPeak", "Floor", "FloorOfPeak", "FloorOfStart"];

    /// <summary>One for each further parameter, well declared or not.</summary>
    public static EquatableArray<Hyper> Read(IMethodSymbol value, IFindings findings) =>
        value.Parameters.Skip(1).Select(p => Read(p, findings)).ToEquatableArray();

    private static Hyper Read(IParameterSymbol parameter, IFindings findings)
    {
        string name = char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1);
        Bounds bounds = parameter.Attribute(DslNames.Setting) is { } setting ? HyperParser.BoundsOf(parameter, setting, findings) : Bounds.None;
        double value = parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is double number ? number : 0;
        string profile = parameter.ContainingType.Name;
        if (!parameter.HasExplicitDefaultValue)
            Report($"the setting {parameter.Name} of {profile} has no default: say {parameter.Name} = ...");
        else if (double.IsInfinity(value) || !bounds.Contains(value))
            Report($"the setting {parameter.Name} of {profile} is {Numbers.Text(value)} by default: it must be {(double.IsInfinity(value) ? "finite" : HyperParser.Describe(bounds))}");
        else if (Array.IndexOf(Taken, name) >= 0)
            Report($"the setting {parameter.Name} of {profile} would be the property Decay{name}, which a phase has already: give it another name");
        return new Hyper(name, IrType.Float64, null, Numbers.Text(value), bounds, "None");

        void Report(string message) => findings.Report(FindingKind.ProfileSetting, parameter.Location(), message);
    }
}
