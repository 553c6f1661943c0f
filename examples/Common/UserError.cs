using System;

namespace Examples;

/// <summary>A mistake in what the user asked for or handed over: shown as one line on standard error, exit code 2.</summary>
internal sealed class UserError(string message) : Exception(message);
