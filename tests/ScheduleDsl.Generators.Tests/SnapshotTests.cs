using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>What we emit, as text that a reviewer reads.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void Optimizer() => Snapshot.Match(GeneratorHost.Run(Sources.Lion).Text("Acme.Lion.g.cs"));

    [Fact]
    public void Schedule() => Snapshot.Match(GeneratorHost.Run(Sources.Wsd).Text("Acme.Wsd.g.cs"));

    [Fact]
    public void Recipe() => Snapshot.Match(GeneratorHost.Run(Sources.Lion, Sources.Wsd, Sources.Recipe).Text("Acme.Pretraining.g.cs"));

    [Fact]
    public void Registry() => Snapshot.Match(GeneratorHost.Run(Sources.Lion, Sources.Wsd, Sources.Recipe).Text("ScheduleDslRegistry.g.cs"));

    [Fact]
    public void WrongBody() => Snapshot.Match(
        GeneratorHost.Run(Sources.Lion.Replace("float direction", "lock (this) { } float direction")).Text("Acme.Lion.g.cs"));
}
