using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.Parsing.Hosting;

namespace ScheduleDsl.Generators;

/// <summary>Recipes name types and numbers only: their declaration is all there is to bind.</summary>
internal static class RecipeModel
{
    public static RecipeDeclaration? Bind(DslType type) => RecipeParser.Parse(type.Symbol, NoFindings.Instance, type.Cancellation);
}
