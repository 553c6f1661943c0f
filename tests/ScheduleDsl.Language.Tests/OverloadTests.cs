using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace ScheduleDsl.LanguageTests;

public class OverloadTests
{
    private static readonly MethodInfo[] Functions = typeof(Language).GetMethods(BindingFlags.Public | BindingFlags.Static);

    public static TheoryData<string> FloatFunctions =>
        [.. Functions.Where(f => f.ReturnType == typeof(float) && f.GetParameters().All(p => p.ParameterType == typeof(float))).Select(f => f.Name).Distinct()];

    // A rule widened to double calls the overload over doubles.
    [Theory]
    [MemberData(nameof(FloatFunctions))]
    public void EveryFloatFunction_HasASiblingOverDoubles(string name)
    {
        foreach (MethodInfo function in Functions.Where(f => f.Name == name && f.GetParameters().All(p => p.ParameterType == typeof(float))))
        {
            Type[] wide = [.. function.GetParameters().Select(_ => typeof(double))];
            Assert.Equal(typeof(double), typeof(Language).GetMethod(name, wide)?.ReturnType);
        }
    }

    [Fact]
    public void NoFunction_GivesUniformResultsForVaryingOperands()
    {
        IEnumerable<string> wrong = Functions
            .Where(f => f.ReturnType != typeof(float) && f.GetParameters().Any(p => p.ParameterType == typeof(float)))
            .Select(f => f.ToString()!);
        Assert.Empty(wrong);
    }
}
