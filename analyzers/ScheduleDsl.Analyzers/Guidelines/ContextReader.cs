using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Reads what runs settings, or a schedule, are used for: in the call that makes them, and in those that get a local which stands for them.</summary>
internal sealed class ContextReader(WrittenValues values, CreationReader creations, Compilation compilation)
{
    private const string Recipe = WrittenRecipe.TypeName;
    private const string Route = "ScheduleDsl.Route";
    private const string Run = "ScheduleDsl.OptimizerRun";

    private readonly PlanReader plans = new(values, creations);
    private readonly PrecisionReader precisions = new(values, creations, compilation);
    private readonly GroupReader groups = new(values, creations);

    /// <summary>Each run of which something is known; one of which nothing is, where there is none.</summary>
    /// <param name="made">What makes settings or a schedule, or a name for them.</param>
    public IReadOnlyList<RunContext> Of(IOperation made) =>
        [.. Uses.Of(made).SelectMany(At).Where(context => context != RunContext.Unknown).DefaultIfEmpty(RunContext.Unknown)];

    private IEnumerable<RunContext> At(IOperation use) => use.Parent switch
    {
        IArgumentOperation { Parent: IObjectCreationOperation recipe } when recipe.Type.Is(Recipe) => OfRecipe(recipe),
        ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Parent: { } recipe } } given when recipe.Type.Is(Recipe) && given.Value == use => OfRecipe(recipe),
        IArgumentOperation { Parent: IObjectCreationOperation route } when route.Type.Is(Route) => OfRoute(route),
        IArgumentOperation { Parent: IInvocationOperation call } when call.TargetMethod.ReturnType.Is(Run) => [OfRun(call)],
        IInvocationOperation { TargetMethod.Name: "Check" } call when call.Instance == use => [new RunContext(plans.Of(call.Arguments), precisions.Of(call), RoutingFacts.Unknown)],
        _ => [],
    };

    private RunContext OfRun(IInvocationOperation call)
    {
        return call.TargetMethod.ContainingType is { } recipe && recipe.Attribute(DslNames.Recipe) is not null
            ? With(new RunContext(RunReader.Plan(recipe), precisions.Of(call, PrecisionReader.Of(recipe)), RoutingFacts.All) { Recipe = recipe, HasAllGroups = true }, call)
            : With(new RunContext(PlanFacts.Unknown, precisions.Of(call), RoutingFacts.All), call);
    }

    private IEnumerable<RunContext> OfRecipe(IOperation made) => WrittenRecipe.Of(made, values) is { } recipe ? RunsOf(made, recipe, WrittenRecipe.MostCopies) : [RunContext.Unknown];

    // Its own, and those of copies with the same settings.
    private IReadOnlyList<RunContext> RunsOf(IOperation made, WrittenRecipe recipe, int copies)
    {
        PrecisionFacts declared = precisions.OfRecipe(recipe);
        IReadOnlyList<WrittenGroup> written = groups.In(recipe.Given(GroupReader.Property), out bool areAll);

        // A recipe is one optimizer for all tensors.
        RunContext whole = new(plans.OfRecipe(recipe), declared, RoutingFacts.All) { Groups = written, HasAllGroups = areAll };
        RunContext[] runs = [.. Uses.Of(made).SelectMany(RunsAt)];
        return runs.Length > 0 ? runs : [whole];

        IEnumerable<RunContext> RunsAt(IOperation use) => use.Parent switch
        {
            IInvocationOperation { TargetMethod: { Name: "For" or "Check", ContainingType: var type }, Arguments.Length: > 0 } call when type.Is(Recipe) =>
                [With(whole with { Precision = precisions.Of(call, declared) }, call)],
            IWithOperation copy when copy.Operand == use && copies > 0 && !WrittenRecipe.ChangesSettings(copy) => RunsOf(copy, recipe.With(copy), copies - 1),
            _ => [],
        };
    }

    // Groups of the options come behind those that are there.
    private RunContext With(RunContext run, IInvocationOperation call)
    {
        if (precisions.OptionsIn(call) is not { } given)
            return run;
        if (values.Of(given) is not IObjectCreationOperation options)
            return run with { HasAllGroups = false };
        IReadOnlyList<WrittenGroup> more = groups.Of(options, out bool areAll);
        return run with { Groups = [.. run.Groups, .. more], HasAllGroups = run.HasAllGroups && areAll };
    }

    private IEnumerable<RunContext> OfRoute(IObjectCreationOperation route)
    {
        RunContext part = new(PlanFacts.Unknown, PrecisionFacts.Unknown, RoutingFacts.Unknown with { Choice = ChoiceOf(route) }) { Groups = groups.Of(route, out _) };
        RunContext[] runs =
        [
            .. Uses.Of(route).SelectMany(ListsOf).SelectMany(Uses.Of).Select(use => use.Parent).OfType<IArgumentOperation>().Select(argument => argument.Parent).OfType<IInvocationOperation>()
                .Where(call => call.TargetMethod.ReturnType.Is(Run) || call.TargetMethod is { Name: "Check", ContainingType.Name: "RouteChecking" })
                .Select(call => part with { Plan = plans.Of(call.Arguments), Precision = precisions.Of(call) }),
        ];
        return runs.Length > 0 ? runs : [part];
    }

    /// <summary>The list that a route stands in.</summary>
    private static IEnumerable<IOperation> ListsOf(IOperation route) => route.Parent switch
    {
        ICollectionExpressionOperation list => [list],
        IArrayInitializerOperation { Parent: IArrayCreationOperation list } => [list],
        _ => [],
    };

    private static RouteChoice ChoiceOf(IObjectCreationOperation route)
    {
        string[] conditions = [.. (route.Initializer?.Initializers ?? []).OfType<ISimpleAssignmentOperation>().Select(a => a.Target).OfType<IPropertyReferenceOperation>().Select(p => p.Property.Name)];
        return conditions.Any(c => c is "Pattern" or "Kind" or "Predicate") ? RouteChoice.ByName
            : conditions.Any(c => c is "Rank" or "MinRank" or "MaxRank") ? RouteChoice.ByAxes
            : RouteChoice.Unknown;
    }
}
