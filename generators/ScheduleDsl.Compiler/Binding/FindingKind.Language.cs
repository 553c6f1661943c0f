using System.Collections.Immutable;

namespace ScheduleDsl.Compiler.Binding;

/// <content>Everything that can be wrong with a rule, a profile or a function library.</content>
public sealed partial record FindingKind
{
    public static readonly FindingKind UnsupportedConstruct = Error("SDL001",
        "Not part of the rule language", "{0} is not part of the rule language: {1}");

    public static readonly FindingKind FloatToDouble = Error("SDL002",
        "A value of every weight becomes a double",
        "'{0}' differs from weight to weight and becomes a double here: stay in float (a literal needs the suffix f)");

    public static readonly FindingKind VaryingScalar = Error("SDL003",
        "A Scalar or double differs from weight to weight",
        "'{0}' differs from weight to weight, but a Scalar or double of a rule is one value for the whole tensor");

    public static readonly FindingKind LoopNotConstant = Error("SDL004",
        "Loop bounds are not constant", "a loop has the form 'for (int i = 0; i < 5; i++)' with constant numbers, as it is unrolled: {0}");

    public static readonly FindingKind LoopTooLong = Error("SDL005",
        "Loop runs too often", "the loop runs {0} times, and at most {1} trips are unrolled");

    public static readonly FindingKind Recursion = Error("SDL006",
        "Recursion", "'{0}' calls itself, but calls are inlined: write a loop with constant bounds");

    public static readonly FindingKind BodyNotAvailable = Error("SDL007",
        "The body of a method is not available",
        "'{0}' cannot be compiled, as its body is not available: call a method of this project, or of a [Functions] class");

    public static readonly FindingKind UseLanguageFunction = Error("SDL008",
        "A function differs between machines", "'{0}' gives other bits on other machines: use '{1}', which gives the same on all");

    public static readonly FindingKind FunctionNotInLanguage = Error("SDL009",
        "A function is not in the rule language", "'{0}' is not in the rule language: use the functions of ScheduleDsl.Language");

    public static readonly FindingKind UnsupportedType = Error("SDL010",
        "A type is not in the rule language", "'{0}' has type '{1}': the rule language has float, double, Scalar, int, long, bool and enums over int");

    public static readonly FindingKind NotPartial = Error("SDL011",
        "Class is not partial", "'{0}' must be partial, as the generator adds members to it");

    public static readonly FindingKind UpdateMissing = Error("SDL012",
        "Update method is missing", "'{0}' has no [UpdateRule] method: add 'private float Update(float parameter, float gradient)'");

    public static readonly FindingKind SeveralUpdates = Error("SDL013",
        "Several update methods", "'{0}' has {1} [UpdateRule] methods: an optimizer has one");

    public static readonly FindingKind UpdateSignature = Error("SDL014",
        "Update method has another signature", "'{0}' must be 'float {0}(float parameter, float gradient)'; what else it takes is marked [Input]");

    public static readonly FindingKind HyperNotPartial = Error("SDL015",
        "Hyperparameter is not a partial property", "'{0}' must be a partial property: 'public partial {1} {0} {{ get; init; }}'");

    public static readonly FindingKind HyperType = Error("SDL016",
        "Hyperparameter has another type", "'{0}' has type '{1}': a hyperparameter is a Scalar, bool, int or an enum over int");

    public static readonly FindingKind HyperDefault = Error("SDL017",
        "Default has another type", "the default {0} of '{1}' is not a value of type '{2}'");

    public static readonly FindingKind HyperDefaultOutOfRange = Error("SDL018",
        "Default is out of range", "the default {0} of '{1}' is outside its range: {2}");

    public static readonly FindingKind StateType = Error("SDL019",
        "State has another type", "'{0}' has type '{1}': a state of each {2} is a {3}");

    public static readonly FindingKind StateField = Error("SDL020",
        "State is not a plain field", "'{0}' is a state, so it must not be {1}");

    public static readonly FindingKind UnknownWhen = Error("SDL021",
        "Condition of a state is unknown", "'{0}' is not a bool member of '{1}' without parameters: a state exists under a bool hyper, or a bool property computed from hypers");

    public static readonly FindingKind UnknownInitialFrom = Error("SDL022",
        "Initial value of a state is unknown", "'{0}' is not a Scalar hyper of '{1}': a state's value before the first step is a number or a hyper");

    public static readonly FindingKind StateOutsideUpdate = Error("SDL023",
        "State outside the update method", "'{0}' is a state, which only the methods that a step calls read and write: pass it as an argument");

    public static readonly FindingKind NotAState = Error("SDL024",
        "Field is not a state", "'{0}' is a field that the rule cannot use: mark it [State], or make it const");

    public static readonly FindingKind StepOutsideRule = Error("SDL025",
        "Step outside a rule", "the step belongs to a rule: pass it to '{0}' as a Scalar argument");

    public static readonly FindingKind GeneratedMember = Error("SDL026",
        "Generated member in a rule", "'{0}' is generated, so it does not exist yet when the rule is compiled");

    public static readonly FindingKind ProfileSignature = Error("SDL027",
        "Profile has another signature", "the profile '{0}' needs one method 'static double Value(double t)'");

    public static readonly FindingKind PackedVersion = Error("SDL028",
        "Compiled form has another version", "'{0}' was compiled to version {1} of the intermediate representation, and this compiler reads version {2}: use the same version of ScheduleDsl in both projects");

    public static readonly FindingKind PackedCorrupt = Error("SDL029",
        "Compiled form is corrupt", "the compiled form of '{0}' cannot be read: {1}");

    public static readonly FindingKind BoundNotANumber = Error("SDL030",
        "Bound is not a number", "{0} of '{1}' is NaN, which bounds nothing");

    public static readonly FindingKind FunctionNotImported = Error("SDL031",
        "Function of the language is not imported",
        "'{0}' is a function of the rule language: add 'using static ScheduleDsl.Language;' at the top of the file");

    public static readonly FindingKind LostRemainder = new("SDL032",
        "Division of whole numbers loses its remainder", "'{0}' divides whole numbers and is {1}: write one of them as a float, such as 2f", FindingSeverity.Warning);

    /// <summary>All of the above, in the order of their ids.</summary>
    public static ImmutableArray<FindingKind> Language { get; } =
    [
        UnsupportedConstruct, FloatToDouble, VaryingScalar, LoopNotConstant, LoopTooLong, Recursion, BodyNotAvailable,
        UseLanguageFunction, FunctionNotInLanguage, UnsupportedType, NotPartial, UpdateMissing, SeveralUpdates, UpdateSignature,
        HyperNotPartial, HyperType, HyperDefault, HyperDefaultOutOfRange, StateType, StateField, UnknownWhen, UnknownInitialFrom,
        StateOutsideUpdate, NotAState, StepOutsideRule, GeneratedMember, ProfileSignature, PackedVersion, PackedCorrupt,
        BoundNotANumber, FunctionNotImported, LostRemainder,
    ];

    private static FindingKind Error(string id, string title, string message) => new(id, title, message, FindingSeverity.Error);
}
