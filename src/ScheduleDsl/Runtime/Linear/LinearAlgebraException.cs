using System;

namespace ScheduleDsl;

/// <summary>An operation of linear algebra has no result.</summary>
internal sealed class LinearAlgebraException(string message) : Exception(message);
