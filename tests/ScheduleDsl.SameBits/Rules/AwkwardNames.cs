using static ScheduleDsl.Language;

namespace ScheduleDsl.SameBits.Rules;

/// <summary>Keywords of C#, and names that generated code uses itself.</summary>
[Optimizer]
internal sealed partial class AwkwardNames
{
    [Hyper(0.1, Min = 0)] public partial Scalar @class { get; init; }
    [Hyper(0.2, Min = 0)] public partial Scalar @float { get; init; }
    [Hyper(0.3)] public partial Scalar Value { get; init; }
    [State] private float @int;
    [State] private float @return;
    [UpdateRule]
    private float Update(float @params, float @base)
    {
        float @for = @params * @class + @base * @float;
        @int = @for + @return;
        @return = @int * Value;
        float vector = @int, states = @return, step = @base, variant = 1f, count = 2f, pParameter = @for;
        float V128 = vector + states, t = step * variant, arm = count - pParameter;
        float hypers = V128 + t, mask = hypers + arm;
        return @params - mask;
    }
}
