using System;

namespace ScheduleDsl.Cli;

/// <summary>Something the user can put right: its message is printed as it is, and the exit code is 2.</summary>
internal sealed class UserError(string message) : Exception(message);
