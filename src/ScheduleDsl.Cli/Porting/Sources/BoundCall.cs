using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>An argument of a call, given or by default.</summary>
internal sealed record BoundArgument(Expression Value, bool IsGiven);

/// <summary>A call of a known callable, its arguments under their names.</summary>
internal sealed class BoundCall
{
    private readonly Dictionary<string, BoundArgument> arguments;

    private BoundCall(CallExpression call, Signature signature, Dictionary<string, BoundArgument> arguments) =>
        (Call, Signature, this.arguments) = (call, signature, arguments);

    public CallExpression Call { get; }

    public Signature Signature { get; }

    public Position At => Call.At;

    /// <summary>The given arguments, in the order of the signature.</summary>
    public IEnumerable<string> Given => Signature.Parameters.Select(p => p.Name).Where(n => arguments[n].IsGiven);

    /// <summary>Puts the arguments of a call under their names; names that the signature lacks are reported and left out.</summary>
    /// <exception cref="UserError">More arguments than parameters, one given twice, or a missing one: Python would refuse it too.</exception>
    public static BoundCall Bind(CallExpression call, Signature signature, Findings findings)
    {
        Dictionary<string, BoundArgument> arguments = new(StringComparer.Ordinal);
        int position = 0;
        foreach (CallArgument argument in call.Arguments)
        {
            if (argument.Stars > 0)
            {
                findings.CannotMap(argument.Value.At, new string('*', argument.Stars) + argument.Value.Text, "what it holds is not in the snippet.");
                continue;
            }
            if (argument.Name is null && position >= signature.Positional)
                throw argument.Value.At.Error($"{signature.Name} takes {signature.Positional} arguments by position, and this is one more.");
            string name = argument.Name ?? signature.Parameters[position++].Name;
            if (signature.Parameters.All(p => p.Name != name))
                findings.CannotMap(argument.Value.At, $"{name}={argument.Value.Text}", $"{signature.Library}'s {signature.Name} is known here without it.");
            else if (!arguments.TryAdd(name, new BoundArgument(argument.Value, true)))
                throw argument.Value.At.Error($"{signature.Name} gets {name} twice.");
        }
        foreach ((string name, Expression? value) in signature.Parameters)
        {
            if (!arguments.ContainsKey(name))
                arguments.Add(name, new BoundArgument(value ?? throw call.At.Error($"{signature.Name} needs {name}."), false));
        }
        return new BoundCall(call, signature, arguments);
    }

    public BoundArgument this[string name] => arguments[name];

    /// <summary>The argument of that name; null where the signature has none.</summary>
    public BoundArgument? TryGet(string name) => arguments.GetValueOrDefault(name);
}
