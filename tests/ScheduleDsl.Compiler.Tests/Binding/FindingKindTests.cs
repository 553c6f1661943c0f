using System.Linq;
using System.Reflection;
using ScheduleDsl.Compiler.Binding;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Binding;

public class FindingKindTests
{
    [Fact]
    public void EveryLanguageKind_IsListedOnceUnderItsOwnId()
    {
        FindingKind[] declared = [.. typeof(FindingKind).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => f.GetValue(null)).OfType<FindingKind>().Where(k => k.Id.StartsWith("SDL0"))];

        Assert.Equal(declared.OrderBy(k => k.Id), FindingKind.Language);
        Assert.Equal(declared.Length, declared.Select(k => k.Id).Distinct().Count());
    }
}
