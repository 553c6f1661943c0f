using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Which layer each tensor of a route belongs to: as the caller has numbered them, else each tensor one of its own.</summary>
internal sealed class LayerNumbers
{
    private readonly Dictionary<Parameter, int> numbers;
    private readonly int count;

    /// <param name="positions">All parameters of the run with their places in the table.</param>
    /// <param name="ofRoute">Those that the rule updates.</param>
    public LayerNumbers(IReadOnlyDictionary<Parameter, int> positions, IEnumerable<Parameter> ofRoute)
    {
        // Routes have the numbers of the run, so that layers take their turns in all of them alike.
        bool isNumbered = positions.Keys.Any(parameter => parameter.Layer is not null);
        numbers = ofRoute.OrderBy(parameter => positions[parameter]).Select((parameter, place) => (parameter, place))
            .ToDictionary(p => p.parameter, p => isNumbered ? p.parameter.Layer ?? -1 : p.place);
        count = isNumbered ? positions.Keys.Max(parameter => parameter.Layer ?? -1) + 1 : numbers.Count;
    }

    public TensorFacts AddTo(Parameter parameter, in TensorFacts facts) => facts with { Layer = numbers[parameter], Layers = count };
}
