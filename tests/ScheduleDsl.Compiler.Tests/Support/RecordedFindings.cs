using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.Compiler.Tests.Support;

internal sealed class RecordedFindings : IFindings
{
    private readonly List<(FindingKind Kind, Location Location, string Message)> all = [];

    public IReadOnlyList<(FindingKind Kind, Location Location, string Message)> All => all;

    public void Report(FindingKind kind, Location location, params string[] arguments) =>
        all.Add((kind, location, string.Format(CultureInfo.InvariantCulture, kind.Message, [.. arguments])));

    public override string ToString() =>
        string.Join("\n", all.Select(f => $"{f.Kind.Id} {f.Location.GetLineSpan().StartLinePosition}: {f.Message}"));
}
