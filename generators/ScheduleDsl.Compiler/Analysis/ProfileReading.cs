using System.Collections.Immutable;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>A profile read at its settings' defaults.</summary>
public sealed class ProfileReading(Profile profile)
{
    private readonly Interpreter interpreter = new(profile.Functions);

    /// <summary>The height at a time in [0, 1].</summary>
    public double At(double time)
    {
        ImmutableDictionary<string, Constant> inputs = ImmutableDictionary<string, Constant>.Empty.Add(profile.Value.Parameters[0].Name, Constant.Of(time));
        for (int i = 0; i < profile.Settings.Count; i++)
            inputs = inputs.Add(profile.Value.Parameters[i + 1].Name, Constant.Parse(IrType.Float64, profile.Settings[i].Default));
        return interpreter.Run(profile.Value.Body, Scope.Empty with { Inputs = inputs }).ToDouble();
    }

    /// <summary>The first of many readings that lies above the one before it, with both times and heights; null where none does.</summary>
    /// <param name="tolerance">A rise of no more than this is taken for rounding.</param>
    public (double Before, double Low, double After, double High)? FirstRise(int readings, double tolerance)
    {
        double low = At(0);
        for (int i = 1; i < readings; i++)
        {
            double after = (double)i / (readings - 1);
            double high = At(after);
            if (high - low > tolerance)
                return ((i - 1.0) / (readings - 1), low, after, high);
            low = high;
        }
        return null;
    }
}
