using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>A [State] field of a rule's class, or of a part of it.</summary>
/// <param name="declared">The field.</param>
/// <param name="attribute">What is said of it.</param>
/// <param name="part">The field of a composed class that holds the part; null where the class has the state itself.</param>
/// <param name="prefix">What stands before its name in a run.</param>
/// <param name="index">Which number of a list.</param>
internal sealed class StateField(FieldInfo declared, StateAttribute attribute, FieldInfo? part = null, string prefix = "", int? index = null)
{
    public string Name { get; } = prefix + (index is null ? declared.Name : FormattableString.Invariant($"{declared.Name}.{index}"));

    public StateSpace Space => attribute.Space;

    /// <summary>The states that a field is: each number of a list is one.</summary>
    public static IEnumerable<StateField> Of(FieldInfo declared, StateAttribute attribute, FieldInfo? part = null, string prefix = "") => declared.FieldType == typeof(ScalarList)
        ? Enumerable.Range(0, attribute.Count).Select(i => new StateField(declared, attribute, part, prefix, i))
        : [new StateField(declared, attribute, part, prefix)];

    /// <summary>The value that one weight's optimizer holds; a float of it is exact.</summary>
    public double Of(object optimizer) => declared.GetValue(Holder(optimizer)) switch
    {
        float single => single,
        Scalar scalar => scalar.Value,
        ScalarList list when index is { } at => list[at].Value,
        var other => throw new ReplayException($"The state {Name} is a {other?.GetType().Name}: a state is a float, a Scalar or a ScalarList."),
    };

    /// <summary>Changes the value that one weight's optimizer holds of a float state.</summary>
    public void Change(object optimizer, Func<float, float> to) => declared.SetValue(Holder(optimizer), to((float)declared.GetValue(Holder(optimizer))!));

    /// <summary>Sets the value that one place's optimizer holds of a float state.</summary>
    public void Set(object optimizer, float value) => declared.SetValue(Holder(optimizer), value);

    /// <summary>Whether it is a float, of which the places of a matrix have one each.</summary>
    public bool IsFloat => declared.FieldType == typeof(float);

    /// <summary>Whether a value in this space can be computed from it.</summary>
    public bool IsSeenFrom(MatrixSpace space) => !IsFloat || (MatrixSpace.Of(Space) is { } own ? space.Sees(own) : space == MatrixSpace.Element);

    /// <summary>Whether it exists for the tensor that <see cref="OneWeight"/> shows.</summary>
    public bool Exists(object optimizer) => attribute.When is not { } condition || Named.Member(Holder(optimizer), condition) is not false;

    /// <summary>Gives it the value before the first step.</summary>
    public void Start(object optimizer)
    {
        object holder = Holder(optimizer);
        double first = attribute.InitialFrom is not { } hyper ? attribute.Initial : Named.Member(holder, hyper) switch
        {
            Scalar scalar => scalar.Value,
            { } number => Convert.ToDouble(number, CultureInfo.InvariantCulture),
            null => throw new ReplayException($"The state {Name} begins as {hyper}, which its class does not have."),
        };
        declared.SetValue(holder, IsFloat ? (float)first : declared.FieldType == typeof(ScalarList) ? new ScalarList(attribute.Count, first) : (object)(Scalar)first);
    }

    /// <summary>Length of the blocks of a block state.</summary>
    public long BlockLength(object optimizer) => Named.Whole(Holder(optimizer), attribute.BlockLength ?? "")
        ?? throw new ReplayException($"The block state {Name} has the block length '{attribute.BlockLength}', which is neither a number nor a Scalar or int of {Holder(optimizer).GetType().Name}.");

    private object Holder(object optimizer) => part is null ? optimizer
        : part.GetValue(optimizer) ?? throw new InvalidOperationException($"The state {Name} is there from the first step on.");
}
