using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Analysis.Extents;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Composition;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Reports what is wrong with the arithmetic of a rule or modifier, on the operation, state or hyperparameter.</summary>
internal static class ArithmeticChecks
{
    /// <summary>Checks an optimizer with a body of its own; what is composed is checked where its parts are written.</summary>
    public static void Check(INamedTypeSymbol type, Rule rule, ExpressionPlaces places, IFindings findings)
    {
        Unread(type, rule, findings);
        if (RuleJudgement.Of(rule) is not { } judgement)
            return;
        Report(type, rule, judgement, places, findings);
        if (!judgement.ChangesWeights)
        {
            IMethodSymbol? update = type.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(m => m.Attribute(DslNames.UpdateRule) is not null);
            findings.Report(FindingKind.WeightsUnchanged, (update ?? (ISymbol)type).Location(), type.Name);
        }
    }

    /// <summary>Checks a modifier, over a rule of which nothing is known.</summary>
    public static void Check(INamedTypeSymbol type, Modifier modifier, ExpressionPlaces places, IFindings findings)
    {
        Rule rule = Compose.OverAnyRule(modifier);
        Unread(type, rule, findings);
        if (RuleJudgement.Of(rule) is { } judgement)
            Report(type, rule, judgement, places, findings);
    }

    private static void Report(INamedTypeSymbol type, Rule rule, RuleJudgement judgement, ExpressionPlaces places, IFindings findings)
    {
        foreach (Hazard hazard in judgement.Hazards)
        {
            if (hazard.Origin.Select(places.Of).FirstOrDefault(p => p is not null) is not { } place)
                continue;
            Location site = place.Syntax.GetLocation();
            string operand = Operand(place).Syntax.ToString();
            string range = $"it lies in {hazard.Operand}";
            string noun = hazard.Kind == HazardKind.Logarithm ? "logarithm" : "square root";
            string bad = hazard.Kind == HazardKind.Logarithm && hazard.Operand.IsNotNegative ? "0" : "negative";
            if (hazard.Kind == HazardKind.Division && hazard.IsSure)
                findings.Report(FindingKind.DivisorCanBeZero, site, operand, Reason("0"));
            else if (hazard.Kind == HazardKind.Division)
                findings.Report(FindingKind.NotProvenFinite, site, operand, "other than 0", "is divided by", range);
            else if (hazard.IsSure)
                findings.Report(FindingKind.RootOfNegative, site, operand, bad, noun, Reason(bad));
            else
                findings.Report(FindingKind.NotProvenFinite, site, operand, bad == "0" ? "other than 0" : "positive", $"its {noun} is taken", range);

            // Of an input alone the reason would be what has just been said.
            string Reason(string what) => hazard.Reason == $"'{operand}' can be {what}" ? range : hazard.Reason;
        }
        // Of a list one message is enough, and none where some of it is right.
        foreach (IGrouping<string, State> field in rule.States.GroupBy(s => Name(s.Name)))
        {
            if (field.All(s => judgement.Unread.Contains(s.Name)))
                findings.Report(FindingKind.StateUnread, Member(type, field.Key), field.Key, type.Name);
            else if (field.All(s => judgement.Stuck.Any(k => k.State == s.Name)))
                findings.Report(FindingKind.StateStuck, Member(type, field.Key), field.Key, Numbers.Text(judgement.Stuck.First(k => k.State == field.First().Name).Value), type.Name);
        }
    }

    private static void Unread(INamedTypeSymbol type, Rule rule, IFindings findings)
    {
        HashSet<string> read = HypersRead.By(rule);
        foreach (Hyper hyper in rule.Hypers.Where(h => !read.Contains(h.Name)))
            findings.Report(FindingKind.HyperUnread, Member(type, hyper.Name), hyper.Name, type.Name);
    }

    // What the operation has no result for: a divisor, or what a function is of.
    private static IOperation Operand(IOperation place) => place switch
    {
        IBinaryOperation binary => binary.RightOperand,
        ICompoundAssignmentOperation compound => compound.Value,
        IInvocationOperation { Arguments: [var only] } => only.Value,
        _ => place,
    };

    // A list of states is one field, and its states have a number behind their names.
    private static string Name(string state) => state.Split('.')[0];

    private static Location Member(INamedTypeSymbol type, string name) => (type.GetMembers(Name(name)).FirstOrDefault() ?? type).Location();
}
