using System;

namespace ScheduleDsl;

/// <summary>
/// Marks a partial class as a profile: <c>static double Value(double t)</c>, a continuous shape on [0, 1] with value 1 at
/// <c>t = 0</c>. REX's split: a schedule is a profile times a sampling rate.
/// </summary>
/// <remarks>
/// Further parameters, of type double with a default, are settings: <c>Value(double t, [Setting(Above = 0)] double power = 1)</c> gives the
/// schedule that decays along it the property <c>DecayPower</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ProfileAttribute : Attribute
{
    /// <summary>Declares that the profile never rises on [0, 1], whatever its settings. The build samples it and warns where that is false.</summary>
    public bool Falling { get; set; }
}
