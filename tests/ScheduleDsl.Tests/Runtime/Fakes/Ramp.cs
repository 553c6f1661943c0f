using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Tests.Runtime.Fakes;

/// <summary>A schedule written by hand as the generator would: <c>From + Slope k</c>, from <c>Bend</c> on <c>+ Kick (k - Bend + 1)</c>.</summary>
internal sealed class Ramp : Schedule
{
    private double[] values = [0, 0.01, 1e6, 0, 1000];

    public double From { get => values[0]; init => values[0] = value; }

    public double Slope { get => values[1]; init => values[1] = value; }

    public double Bend { get => values[2]; init => values[2] = value; }

    public double Kick { get => values[3]; init => values[3] = value; }

    public double Steps { get => values[4]; init => values[4] = value; }

    [ModuleInitializer]
    internal static void Register() => Registry.Add(new ScheduleEntry(typeof(Ramp).FullName!, typeof(Ramp), static () => new Ramp()));

    public override long? Length => (long)Steps;

    public override string Fingerprint => string.Create(CultureInfo.InvariantCulture, $"Ramp({From:R}, {Slope:R}, {Bend:R}, {Kick:R}, {Steps:R})");

    public override IReadOnlyList<HyperInfo> Properties { get; } =
    [
        Info("From", 0), Info("Slope", 0.01), Info("Bend", 1e6), Info("Kick", 0), Info("Steps", 1000),
    ];

    public override double AtTime(double time)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        return From + Slope * time + (time >= Bend ? Kick * (time - Bend + 1) : 0);
    }

    public override double Get(int property) => values[property];

    public override Schedule With(int property, double value)
    {
        Properties[property].Validate("Ramp", value);
        double[] changed = (double[])values.Clone();
        changed[property] = value;
        return new Ramp { values = changed };
    }

    private static HyperInfo Info(string name, double value) => new(
        name, HyperKind.Scalar, value, name == "Steps" ? 1 : double.NegativeInfinity, double.NegativeInfinity,
        double.PositiveInfinity, double.PositiveInfinity, HyperRole.None);
}

/// <summary>A schedule that no registry knows, with any function of the step.</summary>
internal sealed class Unregistered(string fingerprint, Func<long, double> value) : Schedule
{
    public override long? Length => null;

    public override string Fingerprint => fingerprint;

    public override IReadOnlyList<HyperInfo> Properties => [];

    public override double AtTime(double time) => value((long)time);

    public override double Get(int property) => throw new ArgumentOutOfRangeException(nameof(property));

    public override Schedule With(int property, double value) => throw new ArgumentOutOfRangeException(nameof(property));
}
