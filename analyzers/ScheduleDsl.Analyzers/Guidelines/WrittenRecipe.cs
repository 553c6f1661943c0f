using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>A recipe that code puts together: where it is made, and what copies of copies of it have changed.</summary>
internal sealed class WrittenRecipe
{
    public const string TypeName = "ScheduleDsl.Recipe";

    /// <summary>Copies of copies are followed so far; code that is not right yet may have circles.</summary>
    public const int MostCopies = 8;

    private WrittenRecipe(IObjectCreationOperation creation, IReadOnlyList<ISimpleAssignmentOperation> assignments) => (Creation, Assignments) = (creation, assignments);

    /// <summary>The call of the constructor.</summary>
    public IObjectCreationOperation Creation { get; }

    /// <summary>What initialisers assign, in their order: a later one has the last word.</summary>
    public IReadOnlyList<ISimpleAssignmentOperation> Assignments { get; }

    /// <summary>The recipe that an operation makes; null where it makes none, or changes one that nobody knows.</summary>
    public static WrittenRecipe? Of(IOperation operation, WrittenValues values) => Of(operation, values, MostCopies);

    /// <summary>What a property is given; null where it is not.</summary>
    public IOperation? Given(string property) => Assignments.LastOrDefault(a => PropertyOf(a) == property)?.Value;

    /// <summary>A copy with changes.</summary>
    public WrittenRecipe With(IWithOperation changes) => new(Creation, [.. Assignments, .. AssignmentsOf(changes.Initializer)]);

    /// <summary>The name of the property that an initialiser assigns.</summary>
    public static string? PropertyOf(ISimpleAssignmentOperation assignment) => (assignment.Target as IPropertyReferenceOperation)?.Property.Name;

    /// <summary>Whether a copy with changes has other settings than the recipe that it copies.</summary>
    public static bool ChangesSettings(IWithOperation changes) => AssignmentsOf(changes.Initializer).Any(a => PropertyOf(a) == "Settings");

    private static WrittenRecipe? Of(IOperation operation, WrittenValues values, int copies) => operation switch
    {
        _ when copies < 0 || !operation.Type.Is(TypeName) => null,
        IObjectCreationOperation creation => new WrittenRecipe(creation, [.. AssignmentsOf(creation.Initializer)]),
        IWithOperation with => Of(values.Of(with.Operand), values, copies - 1)?.With(with),
        _ => null,
    };

    private static IEnumerable<ISimpleAssignmentOperation> AssignmentsOf(IObjectOrCollectionInitializerOperation? initializer) => (initializer?.Initializers ?? []).OfType<ISimpleAssignmentOperation>();
}
