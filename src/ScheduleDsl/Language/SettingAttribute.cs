using System;

namespace ScheduleDsl;

/// <summary>
/// The range of a setting that is a method's parameter: of a schedule's <c>Define</c>, or of a profile's <c>Value</c>. The parameter's
/// default is the setting's. Without a range a whole number is at least 0, and any other number finite.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SettingAttribute : Attribute
{
    /// <summary>Smallest allowed value, itself allowed.</summary>
    public double Min { get; set; } = double.NegativeInfinity;

    /// <summary>Every value must be greater than this.</summary>
    public double Above { get; set; } = double.NegativeInfinity;

    /// <summary>Largest allowed value, itself allowed.</summary>
    public double Max { get; set; } = double.PositiveInfinity;

    /// <summary>Every value must be less than this.</summary>
    public double Below { get; set; } = double.PositiveInfinity;

    /// <summary>What the number is, for analyzers, which never look at names: <see cref="HyperRole.Peak"/>, <see cref="HyperRole.Floor"/> or <see cref="HyperRole.Length"/> of a schedule.</summary>
    public HyperRole Role { get; set; }
}
