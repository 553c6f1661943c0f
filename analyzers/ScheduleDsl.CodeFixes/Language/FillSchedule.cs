using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.CodeFixes.Settings;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Gives the updates that no phase takes to the last phase, or says that the last value is held.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FillSchedule)), Shared]
public sealed class FillSchedule() : LanguageFix(FindingKind.PhasesShorterThanSchedule)
{
    private static readonly string[] Units = ["Steps", "Fraction", "Epochs", "Samples", "Tokens"];
    private static readonly string[] Phases = ["Warmup", "Hold", "Decay", "Cooldown", "Anneal", "Drops"];

    internal override IEnumerable<Mend> Mends(Case found)
    {
        if (found.Around<AttributeSyntax>() is not { } schedule)
            yield break;
        AttributeSyntax? last = found.Around<TypeDeclarationSyntax>()?.AttributeLists.SelectMany(l => l.Attributes)
            .LastOrDefault(a => Phases.Any(p => OwnerFinder.Is(a, p)));
        if (last is not null && Units.FirstOrDefault(u => ArgumentOwner.Written(last, u) is not null) is { } unit)
        {
            yield return found.Mend($"Let {last.Name} take the rest", "rest",
                last.ArgumentList!.Arguments.Count == 1 ? found.Replace(last.ArgumentList.Span, "") : found.Set(last, unit, null));
        }
        yield return found.Mend("Hold the last value", "hold", found.Set(schedule, "End", "ScheduleEnd.Hold"));
    }
}
