using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Compiles a <c>[Profile]</c> class.</summary>
public static class ProfileParser
{
    private const string Value = "Value";

    /// <summary>Returns null where anything is wrong, after everything that is has been reported.</summary>
    public static Profile? Parse(INamedTypeSymbol type, IBodies bodies, IFindings findings, CancellationToken cancellation)
    {
        BindingContext context = new(bodies, findings, cancellation);
        Declarations.RequirePartial(type, context, cancellation);
        if (ValueOf(type) is not { } method)
        {
            context.Report(FindingKind.ProfileSignature, type.Location(), type.Name);
            return null;
        }
        EquatableArray<Hyper> settings = ProfileSettings.Read(method, context);
        FunctionTable functions = new(type);
        Function? value = functions.Require(method, method.Location(), context);
        return context.Failed || value is null
            ? null
            : new Profile(type.FullName(), value, functions.Functions.Where(f => f.Id != value.Id).ToEquatableArray())
            {
                Settings = settings,
                IsFalling = type.Attribute(DslNames.Profile)?.Named("Falling")?.Value is true,
            };
    }

    /// <summary>The method that computes the profile: the time, then settings, all of them double. Null where there is none.</summary>
    public static IMethodSymbol? ValueOf(INamedTypeSymbol type) => type.GetMembers(Value).OfType<IMethodSymbol>().FirstOrDefault(m =>
        m is { IsStatic: true, IsGenericMethod: false, ReturnType.SpecialType: SpecialType.System_Double, Parameters.Length: > 0 }
        && m.Parameters.All(p => p is { Type.SpecialType: SpecialType.System_Double, RefKind: RefKind.None, IsParams: false }));
}
