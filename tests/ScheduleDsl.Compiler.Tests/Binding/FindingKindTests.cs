using System.Linq;
using System.Reflection;
using ScheduleDsl.Compiler.Binding;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Binding;

public class FindingKindTests
{
    [Fact]
    public void EveryKind_IsListedOnceUnderItsOwnId()
    {
        string[] declared = [.. typeof(FindingKind).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => f.GetValue(null)).OfType<FindingKind>().Select(k => k.Id).Order()];

        Assert.Equal(declared, FindingKind.All.Select(k => k.Id).Order());
        Assert.Equal(declared.Distinct(), declared);
    }
}
