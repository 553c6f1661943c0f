using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>What the backends wrote for one rule; the declarations around it do not look inside.</summary>
/// <param name="Members">Prologue, Run and the loops.</param>
/// <param name="UniformCount">Slots of the uniform block.</param>
/// <param name="StateConditions">For each state a C# expression over <c>hypers</c>: whether the state exists.</param>
public sealed record KernelCode(string Members, int UniformCount, EquatableArray<string> StateConditions);
