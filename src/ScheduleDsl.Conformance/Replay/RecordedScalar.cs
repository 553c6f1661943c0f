using System.Collections.Generic;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>States of tensors or of the run that a file records after each step.</summary>
/// <param name="Field">Its name in <c>per_step</c>: a number for each step, or a row of them.</param>
/// <param name="States">The state of each number of a row. A single state is the run's where rows have one number, each tensor's otherwise.</param>
internal sealed record RecordedScalar(string Field, params IReadOnlyList<string> States);
