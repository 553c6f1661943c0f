using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis.Extents;

/// <summary>A value as a product of powers of others, so that a factor that stands in it twice is known to be a square.</summary>
internal sealed class Product
{
    private readonly Dictionary<int, int> powers = [];

    private Product()
    {
    }

    /// <summary>The sign in front of it.</summary>
    public int Sign { get; private set; } = 1;

    /// <summary>Each factor and how often it stands there.</summary>
    public IReadOnlyDictionary<int, int> Powers => powers;

    public static Product Of(Graph graph, params IEnumerable<int> factors)
    {
        Product product = new();
        foreach (int factor in factors)
            product.Take(graph, factor);
        return product;
    }

    /// <summary>What is left of it without the factors of another; null where it has not all of them.</summary>
    public Product? Over(Product other)
    {
        Product left = new() { Sign = Sign * other.Sign };
        foreach (KeyValuePair<int, int> power in powers)
        {
            int rest = power.Value - (other.powers.TryGetValue(power.Key, out int taken) ? taken : 0);
            if (rest != 0)
                left.powers.Add(power.Key, rest);
        }
        return other.powers.Keys.All(powers.ContainsKey) && left.powers.Values.All(p => p > 0) ? left : null;
    }

    private void Take(Graph graph, int value)
    {
        value = LinearForm.Plain(graph, value);
        Value v = graph.Values[value];
        if (v.Type.IsFloat() && v.Op == Op.Multiply)
        {
            Take(graph, v.Operands[0]);
            Take(graph, v.Operands[1]);
        }
        else if (v.Type.IsFloat() && v.Op == Op.Negate)
        {
            Sign = -Sign;
            Take(graph, v.Operands[0]);
        }
        else
        {
            powers[value] = powers.TryGetValue(value, out int known) ? known + 1 : 1;
        }
    }
}
