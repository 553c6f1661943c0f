using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>The profiles that a schedule's decays name, from source or from the compiled form in a referenced assembly.</summary>
internal sealed class Profiles(IBodies bodies, Problems problems, CancellationToken cancellation)
{
    private readonly Dictionary<string, Function> functions = [];

    /// <summary>Every function that the profiles found so far reach.</summary>
    public IEnumerable<Function> Functions => functions.Values;

    /// <summary>What is known of the values of a profile that <see cref="Find"/> found.</summary>
    public PhaseForm FormOf(string profile) => IsAffine.Of(functions[profile], functions.Values) ? PhaseForm.Straight : PhaseForm.Curved;

    /// <summary>Id of the function that computes the profile; null where there is none, which has then been reported.</summary>
    public string? Find(DecayDeclaration decay)
    {
        if (decay.Profile is null || decay.Profile.Attribute(DslNames.Profile) is null)
        {
            string name = decay.Profile?.Name ?? "null";
            problems.Add(FindingKind.UnknownProfile, decay.Source, $"{decay.Name} falls along {name}, which is not a [Profile] class with a method 'static double Value(double t)'");
            return null;
        }

        // An analyzer sees no bodies of other types, but the compiled form that was generated from them.
        Profile? profile = PackedUnits.Read(decay.Profile, NoFindings.Instance, Location.None) as Profile
            ?? ProfileParser.Parse(decay.Profile, bodies, NoFindings.Instance, cancellation);
        if (profile is null)
        {
            // What is wrong within a profile is reported where the profile stands.
            problems.AddSilently(FindingKind.UnknownProfile, decay.Source, $"{decay.Name} falls along {decay.Profile.Name}, which does not compile");
            return null;
        }
        functions[profile.Value.Id] = profile.Value;
        foreach (Function function in profile.Functions)
            functions[function.Id] = function;
        return profile.Value.Id;
    }
}
