using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>What well-known models were trained with (tests/guidelines/recipes) is nothing to warn of, in code or where it runs.</summary>
public sealed class PublishedRecipeTests
{
    public static TheoryData<string, string> Recipes
    {
        get
        {
            TheoryData<string, string> names = [];
            foreach ((string file, string name) in PublishedCases.Of("recipes"))
                names.Add(file, name);
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task PublishedRecipe_IsSilent(string file, string name)
    {
        PublishedCase recipe = await PublishedCases.Read(file, name);

        AssertNone(string.Join("\n", recipe.Code.Where(s => s.IsSerious).Select(s => $"{name} in code: {s}")));
        AssertNone(string.Join("\n", recipe.Run.Where(s => s.IsSerious).Select(s => $"{name} at run time: {s}")));
    }

    /// <summary>A recipe that nothing reads would be silent too: what is Info is said of many.</summary>
    [Fact]
    public async Task Recipes_AreRead()
    {
        HashSet<string> inCode = [], atRunTime = [];
        foreach ((string file, string name) in PublishedCases.Of("recipes"))
        {
            PublishedCase recipe = await PublishedCases.Read(file, name);
            inCode.UnionWith(recipe.Code.Select(s => s.Id));
            atRunTime.UnionWith(recipe.Run.Select(s => s.Id));
        }
        foreach (string id in new[] { "SDL159", "SDL253", "SDL257", "SDL258" })
        {
            Assert.Contains(id, inCode);
            Assert.Contains(id, atRunTime);
        }
    }

    private static void AssertNone(string said) => Assert.True(said.Length == 0, said);
}
