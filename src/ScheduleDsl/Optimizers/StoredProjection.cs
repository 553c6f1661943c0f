using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>A projection that is stored from one turn to the next, or kept as a user has set it.</summary>
[Functions]
public static partial class StoredProjection
{
    /// <summary>The projection from now on: what was computed, or with <paramref name="keeps"/> what was set, unless that is nothing but zeros.</summary>
    /// <param name="projection">What is stored.</param>
    /// <param name="computed">What takes its place.</param>
    /// <param name="keeps">Whether one that was set stays.</param>
    public static float Next(float projection, float computed, bool keeps)
    {
        if (keeps)
            return Across.Matrix.AbsoluteMax(projection) > 0 ? projection : computed;
        return computed;
    }

    /// <summary>The same where either singular vectors or random numbers take its place; the latter are stored only where they are kept.</summary>
    /// <param name="projection">What is stored.</param>
    /// <param name="drawn">Random numbers.</param>
    /// <param name="singular">Singular vectors.</param>
    /// <param name="isSingular">Whether these are wanted.</param>
    /// <param name="keeps">Whether a projection that was set stays.</param>
    public static float Next(float projection, float drawn, float singular, bool isSingular, bool keeps)
    {
        if (isSingular)
            return Next(projection, singular, keeps);
        return Next(projection, drawn, true);
    }
}
