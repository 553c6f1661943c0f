using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes the generated file of a recipe.</summary>
public static class RecipeSource
{
    private const string GroupType = "global::ScheduleDsl.ParameterGroup";
    private const string Groups = "global::System.Collections.Generic.IReadOnlyList<" + GroupType + ">";

    /// <summary>The field that holds a schedule of the recipe, counted from 0.</summary>
    public static string ScheduleField(int index) => "schedule" + (index + 1).ToString(CultureInfo.InvariantCulture);

    public static GeneratedSource Write(RecipeDeclaration recipe)
    {
        TypeDeclaration type = recipe.Type;
        SourceWriter writer = TypeScope.NewFile();
        using (TypeScope.Beside(writer, type))
        using (TypeScope.Inside(writer, type, [], null))
        {
            Plan(writer, recipe.Plan);
            Schedules(writer, recipe);
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

    // Static members are initialised in the order of the text: the plan, the schedules over it, what follows them.
    private static void Plan(SourceWriter writer, RecipePlan plan)
    {
        (string Name, long Value, long Absent)[] numbers =
        [
            ("Steps", plan.Steps, 0), ("BatchSize", plan.BatchSize, 0), ("Accumulation", plan.Accumulation, 1),
            ("DatasetSize", plan.DatasetSize, 0), ("SequenceLength", plan.SequenceLength, 0),
        ];
        IEnumerable<string> given = numbers.Where(n => n.Value > n.Absent)
            .Select(n => $"{n.Name} = {n.Value.ToString(CultureInfo.InvariantCulture)}");
        writer.Line($"private static readonly global::ScheduleDsl.Plan plan = new() {{ {string.Join(", ", given)} }};");
        writer.Line();
    }

    private static void Schedules(SourceWriter writer, RecipeDeclaration recipe)
    {
        for (int i = 0; i < recipe.Schedules.Count; i++)
            writer.Line($"private static readonly global::ScheduleDsl.Schedule {ScheduleField(i)} = new {recipe.Schedules[i]}().Over(plan);");
        if (recipe.Schedules.Count > 0)
            writer.Line();
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
        string quantities = recipe.Quantities.Count == 0 ? "" : ", Quantities = Quantities()";
        string precision = recipe.Precision is null ? "" : $", Precision = new() {recipe.Precision}";
        writer.Line($$"""
            /// <summary>The recipe as one value.</summary>
            public static global::ScheduleDsl.Recipe Create() => new(Settings, plan) { Groups = Groups{{quantities}}{{precision}} };

            """);
        if (recipe.Quantities.Count == 0)
            return;
        using (writer.Block("private static global::System.Collections.Generic.Dictionary<string, global::ScheduleDsl.Schedule> Quantities() => new()", "};"))
        {
            foreach (HyperValue quantity in recipe.Quantities)
                writer.Line($"[{CSharpText.String(quantity.Hyper)}] = {quantity.Expression},");
        }
        writer.Line();
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
