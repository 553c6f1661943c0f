using System.Collections.Generic;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>What is to be ported.</summary>
/// <param name="Text">The snippet, newlines as <c>\n</c>.</param>
/// <param name="Given">Numbers for expressions that the snippet leaves open.</param>
/// <param name="UpdatesPerEpoch">Updates in an epoch, as the user says.</param>
internal sealed record PortRequest(string Text, IReadOnlyList<KeyValuePair<string, double>> Given, double? UpdatesPerEpoch);
