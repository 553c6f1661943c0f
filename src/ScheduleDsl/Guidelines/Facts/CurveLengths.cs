using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Guidelines.Facts;

/// <summary>What a schedule's settings would be for other lengths, where they are what its lengths follow from.</summary>
internal static class CurveLengths
{
    /// <summary>The warmup that it begins with, over other updates.</summary>
    public static Change? WithWarmup(this CurveFacts curve, double updates)
    {
        if (curve.Pieces.FirstOrDefault() is not { } first || !(updates >= 1))
            return null;
        if (curve.Setting(CurveRole.WarmupLength) is var (count, place) && count == first.End)
            return place.To(Math.Round(updates));
        return curve.Setting(CurveRole.WarmupPart) is var (_, part) && curve.Length > 0 ? part.To(NumberText.Rounded(Math.Min(1, updates / curve.Length.Value))) : null;
    }

    /// <summary>The same shape over other updates: every length in updates by the same factor, and the whole exactly; empty where one of them is no setting.</summary>
    public static Change[] WithLength(this CurveFacts curve, double updates)
    {
        if (curve.Length is not { } length || length == 0)
            return [];
        CurveSetting? whole = curve.Settings.FirstOrDefault(s => s.Role == CurveRole.Length);
        CurveSetting[] phases = [.. curve.Settings.Where(s => s.Role is CurveRole.WarmupLength or CurveRole.PhaseLength)];
        if (whole is null ? phases.Sum(p => p.Value) != length : whole.Value != length)
            return [];
        List<Change> changes = whole is null ? [] : [whole.Place.To(updates)];
        double joint = 0, written = 0;
        foreach (CurveSetting phase in phases.Where(p => p.Value > 0))
        {
            // Joints are rounded, not lengths, so that the sum is what it has to be.
            joint += phase.Value;
            double next = Math.Round(joint * updates / length);
            changes.Add(phase.Place.To(next - written));
            written = next;
        }
        return [.. changes];
    }
}
