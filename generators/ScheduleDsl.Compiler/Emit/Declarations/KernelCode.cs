using ScheduleDsl.Compiler.Analysis;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>What the backends wrote for one rule; the declarations around it do not look inside.</summary>
/// <param name="Usings">Directives that the members need.</param>
/// <param name="Members">All that a <c>CompiledRule</c> computes: prologue, states, loops.</param>
/// <param name="Cost">What a step moves in float32.</param>
/// <param name="Evaluation">The same for the weights that evaluation uses, or null where those are the parameters.</param>
public sealed record KernelCode(string Usings, string Members, CostRange Cost, string? Evaluation = null);
