using System;

namespace ScheduleDsl.Conformance.Golden;

/// <summary>A file is not what its family needs; the message says what is wrong with it.</summary>
internal sealed class GoldenFileException(string message) : Exception(message);
