using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using IR = ScheduleDsl.Compiler.IR;
using Services = ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Generators.Tests;

/// <summary>
/// Enumerations of the library that the compiler has too, because it cannot refer to the library: a number that a body passes and a name that generated
/// code writes must mean the same on both sides.
/// </summary>
public class TwinEnumTests
{
    [Theory]
    [InlineData(typeof(Services.MatrixKind), typeof(IR.MatrixKind))]
    [InlineData(typeof(Services.CollectiveScope), typeof(IR.ReduceScope))]
    [InlineData(typeof(Services.CollectiveKind), typeof(IR.ReduceKind))]
    [InlineData(typeof(Services.DrawKind), typeof(IR.DrawKind))]
    [InlineData(typeof(StateSpace), typeof(IR.StateSpace))]
    public void NamesAndNumbersAgree(Type library, Type compiler) => Assert.Equal(Members(library), Members(compiler));

    private static IEnumerable<(string Name, int Number)> Members(Type type) => Enum.GetValues(type).Cast<object>().Select(value => (value.ToString()!, (int)value));
}
