using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>A variant at work in a route, and in which round of the step each of its phases runs.</summary>
internal sealed class Track(RunRoute route, VariantCode code)
{
    public RunRoute Route { get; } = route;

    public VariantCode Code { get; } = code;

    public int[] Rounds { get; } = new int[code.Phases.Length];

    /// <summary>The phase that runs in a round, or null.</summary>
    public PhaseCode? PhaseIn(int round)
    {
        for (int phase = 0; phase < Rounds.Length; phase++)
        {
            if (Rounds[phase] == round)
                return Code.Phases[phase];
        }

        return null;
    }

    /// <summary>The round at whose start shared code of a level runs; -1 where the variant has no such level.</summary>
    public int RoundOfLevel(int level)
    {
        for (int phase = 0; phase < Rounds.Length; phase++)
        {
            foreach (CompilerServices.UniformStep uniform in Code.Phases[phase].Uniforms)
            {
                if (uniform.Level == level)
                    return Rounds[phase];
            }
        }

        return -1;
    }

    /// <summary>The track of a variant among others.</summary>
    public static Track? Find(List<Track> tracks, RunRoute route, VariantCode code)
    {
        foreach (Track track in tracks)
        {
            if (track.Code == code && track.Route == route)
                return track;
        }

        return null;
    }
}
