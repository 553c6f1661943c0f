using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing.Hosting;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>The profiles that a schedule's phases name, from source or from the compiled form in a referenced assembly.</summary>
internal sealed class Profiles(INamedTypeSymbol owner, IBodies bodies, Properties properties, Problems problems, CancellationToken cancellation)
{
    private readonly Dictionary<string, Function> functions = [];

    /// <summary>Every function that the profiles found so far reach.</summary>
    public IEnumerable<Function> Functions => functions.Values;

    /// <summary>The profile with its settings declared as properties of the phase; null where there is none, which has then been reported.</summary>
    public ProfileUse? Find(PhaseDeclaration phase, ProfileDeclaration declared)
    {
        string verb = phase is WarmupDeclaration ? "rises" : "falls";
        if (declared.Type is null || declared.Type.Attribute(DslNames.Profile) is null)
        {
            string name = declared.Type?.Name ?? "null";
            problems.Add(FindingKind.UnknownProfile, phase.Source, $"{phase.Name} {verb} along {name}, which is not a [Profile] class with a method 'static double Value(double t)'");
            return null;
        }

        // An analyzer sees no bodies of other types, but the compiled form that was generated from them.
        Profile? profile = PackedUnits.Read(declared.Type, NoFindings.Instance, Location.None) as Profile
            ?? ProfileParser.Parse(declared.Type, bodies, NoFindings.Instance, cancellation);
        EquatableArray<Expression> settings = Settings(phase, declared, profile).ToEquatableArray();
        if (profile is null)
        {
            // What is wrong within a profile is reported where the profile stands.
            problems.AddSilently(FindingKind.UnknownProfile, phase.Source, $"{phase.Name} {verb} along {declared.Type.Name}, which does not compile");
            return null;
        }
        functions[profile.Value.Id] = profile.Value;
        foreach (Function function in profile.Functions)
            functions[function.Id] = function;
        PhaseForm form = IsAffine.Of(profile.Value, functions.Values) ? PhaseForm.Straight : profile.IsFalling ? PhaseForm.Monotone : PhaseForm.Curved;
        return new ProfileUse(profile.Value.Id, settings, form);
    }

    // A profile whose body is wrong still has its settings, so that code which sets them compiles.
    private List<Expression> Settings(PhaseDeclaration phase, ProfileDeclaration declared, Profile? profile)
    {
        IReadOnlyList<Hyper> settings = profile is not null ? profile.Settings
            : ProfileParser.ValueOf(declared.Type!) is { } method ? ProfileSettings.Read(method, NoFindings.Instance)
            : EquatableArray<Hyper>.Empty;
        IFindings findings = problems.InSettings(phase.Name, phase.Source);
        Location location = phase.Source.LocationOr(owner);
        Dictionary<string, double> given = [];
        foreach ((Hyper setting, double value) in new SetParser(declared.Type!.Name, settings, findings).Parse(declared.Set, location))
        {
            if (given.ContainsKey(setting.Name))
                problems.Add(FindingKind.GivenTwice, phase.Source, $"{phase.Name} gives {setting.Name} twice, {Numbers.Text(given[setting.Name])} and {Numbers.Text(value)}: give one");
            given[setting.Name] = value;
        }
        return [.. settings.Select(s => properties.Setting(
            phase.Name + s.Name, s, given.TryGetValue(s.Name, out double value) ? Numbers.Text(value) : s.Default))];
    }
}

/// <summary>A profile as a phase uses it.</summary>
/// <param name="Id">Of the function that computes it.</param>
/// <param name="Settings">Its arguments after the time.</param>
/// <param name="Form">What is known of its values on [0, 1].</param>
internal sealed record ProfileUse(string Id, EquatableArray<Expression> Settings, PhaseForm Form)
{
    public Expression At(Expression time) => new Invocation(IrType.Float64, Id, Settings.Prepend(time).ToEquatableArray());
}
