using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>The scalar inputs that a rule has been handed.</summary>
internal sealed class RouteInputs(CompiledRule rule)
{
    private readonly double[] values = new double[rule.Inputs.Count];
    private readonly bool[] given = new bool[rule.Inputs.Count];

    /// <summary>Names of the rule's scalar inputs.</summary>
    public IEnumerable<string> ScalarNames => rule.Inputs.Where(input => input.IsScalar).Select(input => input.Name);

    /// <summary>Whether it is a scalar input that nobody has set.</summary>
    public bool IsMissing(int place) => rule.Inputs[place] is { IsScalar: true, IsOptional: false } && !given[place];

    /// <summary>The value of a scalar input; 0 where it has none.</summary>
    public double Scalar(int place) => values[place];

    /// <summary>Whether the rule has a scalar input of that name.</summary>
    public bool Has(string name) => PlaceOf(name) >= 0;

    /// <summary>Sets an input; false where the rule has none of that name.</summary>
    public bool Set(string name, double value)
    {
        int place = PlaceOf(name);
        if (place >= 0)
            (values[place], given[place]) = (value, true);
        return place >= 0;
    }

    private int PlaceOf(string name)
    {
        for (int i = 0; i < given.Length; i++)
        {
            if (rule.Inputs[i].IsScalar && rule.Inputs[i].Name == name)
                return i;
        }

        return -1;
    }
}
