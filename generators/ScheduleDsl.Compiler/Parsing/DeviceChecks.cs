using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Reports what keeps rules from devices, in compilations for which device kernels are written.</summary>
public static class DeviceChecks
{
    /// <summary>Checks an optimizer, on the construct; what is composed on its class, as its parts may be right elsewhere.</summary>
    internal static void Check(INamedTypeSymbol type, Rule rule, ExpressionPlaces places, IFindings findings)
    {
        if (!HasDevices(type.ContainingModule))
            return;
        foreach (DeviceLimit limit in DeviceLimits.Of(rule))
        {
            SyntaxNode? place = limit.Origin.Select(places.Of).FirstOrDefault(p => p is not null)?.Syntax;
            findings.Report(FindingKind.NotOnDevices, place?.GetLocation() ?? type.Location(), place?.ToString() ?? limit.Construct, type.Name, limit.Reason);
        }
    }

    /// <summary>Reports what keeps an optimizer of another assembly from devices, on what asks for its kernels.</summary>
    public static void Check(Rule rule, Location place, IFindings findings)
    {
        foreach (DeviceLimit limit in DeviceLimits.Of(rule))
            findings.Report(FindingKind.NotOnDevices, place, limit.Construct, rule.Name, limit.Reason);
    }

    private static bool HasDevices(IModuleSymbol module) =>
        module.ReferencedAssemblySymbols.Prepend(module.ContainingAssembly).Any(assembly => assembly.GetTypeByMetadataName(DslNames.DeviceRule) is not null);
}
