using System.Globalization;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes the generated file of a recipe.</summary>
public static class RecipeSource
{
    private const string GroupType = "global::ScheduleDsl.ParameterGroup";
    private const string Groups = "global::System.Collections.Generic.IReadOnlyList<" + GroupType + ">";

    public static GeneratedSource Write(RecipeDeclaration recipe)
    {
        TypeDeclaration type = recipe.Type;
        SourceWriter writer = TypeScope.NewFile();
        using (TypeScope.Beside(writer, type))
        using (TypeScope.Inside(writer, type, [], null))
        {
            writer.Line("/// <summary>The optimizer's settings in this recipe, its schedules fitted to the plan.</summary>");
            using (writer.Block($"public static {recipe.Settings} Settings {{ get; }} = new()", "};"))
                Values(writer, recipe);
            writer.Line();
            writer.Line("/// <summary>The parameter groups, in the order of their attributes.</summary>");
            using (writer.Block($"public static {Groups} Groups {{ get; }} = new {GroupType}[]", "};"))
            {
                foreach (RecipeGroup group in recipe.Groups)
                    Group(writer, group);
            }
            writer.Line();
            Create(writer, recipe);
            For(writer, recipe);
        }
        return GeneratedSource.For(type, writer.ToString());
    }

    private static void Values(SourceWriter writer, RecipeDeclaration recipe)
    {
        foreach (HyperValue value in recipe.Values)
            writer.Line($"{CSharpText.Identifier(value.Hyper)} = {value.Expression},");
    }

    private static void Group(SourceWriter writer, RecipeGroup group)
    {
        using (writer.Block("new()", "},"))
        {
            writer.Line($"Name = {CSharpText.String(group.Name)},");
            if (group.Pattern is not null)
                writer.Line($"Pattern = {CSharpText.String(group.Pattern)},");
            if (group.MinRank > 0)
                writer.Line($"MinRank = {group.MinRank.ToString(CultureInfo.InvariantCulture)},");
            if (group.MaxRank >= 0)
                writer.Line($"MaxRank = {group.MaxRank.ToString(CultureInfo.InvariantCulture)},");
            writer.Line($"RateMultiplier = {CSharpText.Double(group.RateMultiplier)},");
            using (writer.Block("Overrides =", "},"))
            {
                foreach (HyperValue value in group.Overrides)
                    writer.Line($"[{CSharpText.String(value.Hyper)}] = {value.Expression},");
            }
        }
    }

    private static void Create(SourceWriter writer, RecipeDeclaration recipe)
    {
        string steps = recipe.Steps.ToString(CultureInfo.InvariantCulture);
        string batch = recipe.BatchSize > 0 ? $" BatchSize = {recipe.BatchSize.ToString(CultureInfo.InvariantCulture)}," : "";
        writer.Line($$"""
            /// <summary>The recipe as one value.</summary>
            public static global::ScheduleDsl.Recipe Create() => new(Settings, {{steps}}L) {{{batch}} Groups = Groups };

            """);
    }

    private static void For(SourceWriter writer, RecipeDeclaration recipe) => writer.Line($$"""
        /// <summary>Starts a run of this recipe over a table of parameters.</summary>
        /// <param name="parameters">What is trained.</param>
        /// <param name="settings">Replaces the recipe's settings; <c>Settings with { ... }</c> changes some of them.</param>
        /// <param name="options">Threads, precision and the like.</param>
        public static global::ScheduleDsl.OptimizerRun For(
            global::ScheduleDsl.ParameterTable parameters, {{recipe.Settings}}? settings = null, global::ScheduleDsl.RunOptions? options = null) =>
            (Create() with { Settings = settings ?? Settings }).For(parameters, options);
        """);
}
