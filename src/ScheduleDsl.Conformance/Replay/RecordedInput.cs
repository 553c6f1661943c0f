namespace ScheduleDsl.Conformance.Replay;

/// <summary>What a recorded step consumed beside gradients.</summary>
/// <param name="Field">Its name in <c>extra_inputs</c>: a row for each step, or an object of rows by the number of the step, from 0.</param>
/// <param name="Input">The input of the rule: of each weight where rows are arrays, of the step where they are numbers.</param>
internal sealed record RecordedInput(string Field, string Input);
