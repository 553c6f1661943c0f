using ScheduleDsl.Cli.Types;
using ScheduleDsl.CompilerServices;
using Xunit;

namespace ScheduleDsl.Cli.Tests;

public sealed class PackedUnitTests
{
    [Fact]
    public void AnotherVersion_IsNamedBesideOurs()
    {
        UserError error = Assert.Throws<UserError>(() => PackedUnit.Read("Acme.Rule", new CompiledIrAttribute(999, "(rule x)")));

        Assert.Contains("Acme.Rule was compiled to format 999; this tool reads format ", error.Message);
    }

    [Fact]
    public void DamagedText_IsNamedWithItsPlace()
    {
        UserError error = Assert.Throws<UserError>(() => PackedUnit.Read("Acme.Rule", new CompiledIrAttribute(Compiler.Packing.PackFormat.Version, "(rule")));

        Assert.StartsWith("The compiled form of Acme.Rule is damaged: line 1, column ", error.Message);
    }

    [Fact]
    public void TypeWithoutCompiledForm_IsNamed()
    {
        DslType type = new(DslKind.Optimizer, typeof(string));

        Assert.StartsWith("System.String carries no compiled form", Assert.Throws<UserError>(() => type.Unit<Compiler.IR.Rule>()).Message);
    }
}
