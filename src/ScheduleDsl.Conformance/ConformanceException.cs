using System;

namespace ScheduleDsl.Conformance;

/// <summary>Nothing could be replayed; the message says why.</summary>
public sealed class ConformanceException(string message) : Exception(message);
