using static ScheduleDsl.Language;

namespace ScheduleDsl.Testing.Tests.Bodies;

/// <summary>Steps as long as the weights are, with momentum 1/2, and a count that a body run twice would get wrong.</summary>
internal sealed class Lars
{
    [State] private float average;
    [State] private float count;

    public float Update(float parameter, float gradient)
    {
        count += 1;
        Scalar size = Across.Tensor.Norm(parameter);
        Scalar norm = Across.Tensor.Norm(gradient);
        average = 0.5f * average + size * gradient / norm;
        return parameter - average;
    }
}
