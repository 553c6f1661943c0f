using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>A reduction over groups or the run that is complete when a round is over.</summary>
/// <param name="Info">The reduction.</param>
/// <param name="Route">The route whose groups it is over; null for the whole run.</param>
/// <param name="Round">The last round in which a tensor gives its part.</param>
internal sealed record CompleteReduction(ReductionInfo Info, RunRoute? Route, int Round);

/// <summary>
/// Puts the phases of all variants at work into rounds: a phase waits until every tensor has given its part to the reductions that it reads.
/// </summary>
internal static class RoundPlan
{
    /// <summary>Sets the rounds of all tracks and returns what is complete after which.</summary>
    /// <exception cref="InvalidOperationException">Two variants each wait for the other.</exception>
    public static List<CompleteReduction> Assign(List<Track> tracks)
    {
        int most = tracks.Sum(track => track.Rounds.Length);
        while (tracks.Count(track => Delay(track, tracks, most)) > 0)
        {
        }

        List<CompleteReduction> complete = [];
        foreach (Track track in tracks)
        {
            foreach (WideReduction wide in track.Code.Wide)
            {
                RunRoute? route = wide.Info.Scope == CollectiveScope.All ? null : track.Route;
                if (!complete.Any(known => known.Route == route && wide.IsSameAs(known.Info)))
                    complete.Add(new CompleteReduction(wide.Info, route, RoundOf(wide, track, tracks)));
            }
        }

        return complete;
    }

    private static bool Delay(Track track, List<Track> tracks, int most)
    {
        bool changed = false;
        for (int phase = 0; phase < track.Rounds.Length; phase++)
        {
            int earliest = phase == 0 ? 0 : track.Rounds[phase - 1] + 1;
            foreach (WideReduction wide in track.Code.Wide.Where(wide => wide.Phase == phase - 1))
                earliest = Math.Max(earliest, RoundOf(wide, track, tracks) + 1);
            // Shared code of a level runs where the first track of the route has it.
            Track shared = tracks.First(other => other.Route == track.Route);
            foreach (UniformStep uniform in track.Code.Phases[phase].Uniforms)
                earliest = Math.Max(earliest, shared == track ? 0 : shared.RoundOfLevel(uniform.Level));
            // Where a gate is closed, no route may have changed anything.
            if (track.Code.Phases[phase].ChangesState)
                earliest = Math.Max(earliest, LastGate(tracks));
            if (earliest <= track.Rounds[phase])
                continue;
            if (earliest > most)
                throw new InvalidOperationException($"Reductions over groups or the run wait for each other in {track.Route.Rule.Name}: two of its variants, or two routes, need them in another order.");
            (track.Rounds[phase], changed) = (earliest, true);
        }

        return changed;
    }

    private static int LastGate(List<Track> tracks) => tracks
        .SelectMany(track => track.Code.Phases.Select((phase, number) => phase.Opening is { GateSlot: >= 0 } ? track.Rounds[number] : 0)).Max();

    private static int RoundOf(WideReduction wide, Track from, List<Track> tracks) => tracks
        .Where(track => wide.Info.Scope == CollectiveScope.All || track.Route == from.Route)
        .SelectMany(track => track.Code.Wide.Where(other => other.IsSameAs(wide.Info)).Select(other => track.Rounds[other.Phase]))
        .Max();
}
