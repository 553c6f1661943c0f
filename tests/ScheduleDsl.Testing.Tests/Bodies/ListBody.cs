namespace ScheduleDsl.Testing.Tests.Bodies;

/// <summary>Adds the sum of all gradients to the first number of a list, and the first number to the second, before a collective may end the run of the body.</summary>
internal sealed class ListBody
{
    [State(Space = StateSpace.Global, Count = 2)] private ScalarList sums = new(2, 0);

    public float Update(float parameter, float gradient)
    {
        sums[1] += sums[0] + 1;
        sums[0] += Across.All.Sum(gradient);
        return parameter;
    }
}
