namespace ScheduleDsl.Testing.Tests.Bodies;

/// <summary>A body that takes one number of the run, as the generator would hand it on.</summary>
public sealed class WithLoss
{
    public float Apply(float parameter, float gradient, long step, Scalar loss) => parameter - loss * gradient;
}
