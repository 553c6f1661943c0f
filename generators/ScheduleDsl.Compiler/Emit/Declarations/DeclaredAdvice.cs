using System.Linq;
using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>What an optimizer declares for guidelines.</summary>
/// <param name="Traits">Members of <c>RuleTraits</c>, as a number.</param>
/// <param name="Limits">What it says of its hyperparameters.</param>
public sealed record DeclaredAdvice(int Traits, EquatableArray<DeclaredLimit> Limits)
{
    public static DeclaredAdvice None { get; } = new(0, EquatableArray<DeclaredLimit>.Empty);

    /// <summary>The same with further traits.</summary>
    public DeclaredAdvice With(int traits) => (Traits | traits) == Traits ? this : this with { Traits = Traits | traits };

    /// <summary>Writes the members of the nested class by which the runtime knows it.</summary>
    public void Write(SourceWriter writer)
    {
        if (Traits != 0)
            writer.Line($"public override global::ScheduleDsl.RuleTraits Traits => (global::ScheduleDsl.RuleTraits){Traits};").Line();
        if (Limits.Count == 0)
            return;
        const string type = "global::ScheduleDsl.CompilerServices.GuidelineInfo";
        using (writer.Block($"public override global::System.Collections.Generic.IReadOnlyList<{type}> Guidelines {{ get; }} = new {type}[]", "};"))
        {
            foreach (DeclaredLimit limit in Limits)
                writer.Line($"new({Arguments(limit)}),");
        }
        writer.Line();
    }

    private static string Arguments(DeclaredLimit limit) => string.Join(", ",
        CSharpText.String(limit.Hyper),
        CSharpText.Double(limit.Min),
        CSharpText.Double(limit.Above),
        CSharpText.Double(limit.Max),
        CSharpText.Double(limit.Below),
        $"(global::ScheduleDsl.AdviceTier){limit.Tier}",
        CSharpText.String(limit.Because),
        CSharpText.String(limit.Source),
        CSharpText.String(limit.When),
        CSharpText.Double(limit.Is));
}

/// <summary>Bounds within which a hyperparameter makes sense.</summary>
/// <param name="Hyper">Its name.</param>
/// <param name="Min">Smallest sensible value, itself sensible.</param>
/// <param name="Above">Every sensible value is greater.</param>
/// <param name="Max">Largest sensible value, itself sensible.</param>
/// <param name="Below">Every sensible value is less.</param>
/// <param name="Tier">A member of <c>AdviceTier</c>, as a number.</param>
/// <param name="Because">What happens outside; may be empty.</param>
/// <param name="Source">Where that is known from; may be empty.</param>
/// <param name="When">Another hyperparameter, on which it depends whether they hold; may be empty.</param>
/// <param name="Is">What that has to be.</param>
public sealed record DeclaredLimit(string Hyper, double Min, double Above, double Max, double Below, int Tier, string Because, string Source, string When, double Is);
