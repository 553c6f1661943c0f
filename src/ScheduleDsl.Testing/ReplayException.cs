using System;

namespace ScheduleDsl.Testing;

/// <summary>A rule's body does not fit its own declarations: a collective that only some weights reach, a row's value that differs within the row.</summary>
/// <param name="message">What does not fit, where, and the numbers.</param>
public sealed class ReplayException(string message) : Exception(message);
