using System.Linq;
using ScheduleDsl.Cli.Types;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Cli.Curves;

/// <summary>A profile: over [0, 1] by itself, over the run from 1 to 0 beside schedules.</summary>
internal sealed class ProfileSource : CurveSource
{
    private readonly ProfileReading reading;

    public ProfileSource(string name, DslType type)
        : base(name)
    {
        reading = new ProfileReading(type.Unit<Profile>());
    }

    public override long? Length => null;

    /// <summary>Its height at a few times.</summary>
    public string[] Heights => [.. new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(t => $"t = {CurveWords.Number(t),-6} {CurveWords.Number(At(t))}")];

    public override ReadCurve Over(long steps) =>
        new(Name, "height", Curve.Fall(At, 1, 0, steps), steps, HasEnd: true, Heights);

    public double At(double t) => reading.At(t);
}
