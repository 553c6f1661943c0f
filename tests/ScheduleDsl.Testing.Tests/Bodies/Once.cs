using System;

namespace ScheduleDsl.Testing.Tests.Bodies;

/// <summary>A body without states, given by the test.</summary>
internal sealed class Once(Func<float, float, float> update)
{
    public float Update(float parameter, float gradient) => update(parameter, gradient);
}
