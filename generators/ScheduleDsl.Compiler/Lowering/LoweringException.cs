using System;

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>A rule that binds but cannot be lowered; the message is for its author.</summary>
public sealed class LoweringException(string message) : Exception(message);
