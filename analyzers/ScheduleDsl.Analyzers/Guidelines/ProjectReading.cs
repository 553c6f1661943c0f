using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Compiler.Parsing.Schedules;
using ScheduleDsl.Guidelines;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>What has been read of one compilation: each type once, when something that is being judged first asks for it.</summary>
internal sealed class ProjectReading
{
    // By the compilation of each action: an editor that asks for one file after the other has each read in a compilation with symbols of its own.
    private static readonly ConditionalWeakTable<Compilation, ProjectReading> All = new();

    private readonly Compilation compilation;
    private readonly ConcurrentDictionary<INamedTypeSymbol, Schedule?> schedules = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, EquatableArray<Hyper>> hypers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, RuleFacts> rules = new(SymbolEqualityComparer.Default);

    private ProjectReading(Compilation compilation) => this.compilation = compilation;

    public static ProjectReading Of(Compilation compilation) => All.GetValue(compilation, static c => new ProjectReading(c));

    /// <summary>Whether a type is declared in this project, so that what is wrong with it is said where it stands.</summary>
    public bool Declares(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);

    /// <summary>A schedule: of this project as it is written now, of another as it is packed; null for any other type.</summary>
    public Schedule? Schedule(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (schedules.TryGetValue(type, out Schedule? known))
            return known;
        Schedule? schedule = !Declares(type) ? PackedUnits.Read(type, NoFindings.Instance, Location.None) as Schedule
            : ScheduleParser.IsSchedule(type) ? ScheduleParser.Parse(type, new CompilationBodies(compilation, cancellation), NoFindings.Instance, cancellation)
            : null;
        return schedules.GetOrAdd(type, schedule);
    }

    /// <summary>The hyperparameters of an optimizer.</summary>
    public EquatableArray<Hyper> Hypers(INamedTypeSymbol optimizer) => hypers.GetOrAdd(optimizer, CompositionParser.HypersOf);

    /// <summary>The member of an enum that has a value; null where there is none.</summary>
    public string? MemberName(string type, double value) => compilation.GetTypeByMetadataName(type)?.GetMembers().OfType<IFieldSymbol>()
        .FirstOrDefault(f => f.ConstantValue is int number && number == value)?.Name;

    /// <summary>What an optimizer declares for guidelines, and what its compiled form says.</summary>
    public RuleFacts Rule(INamedTypeSymbol optimizer) => rules.GetOrAdd(optimizer, static type =>
    {
        DeclaredAdvice advice = GuidelineReader.Read(type);
        if (PackedUnits.Read(type, NoFindings.Instance, Location.None) is Rule rule)
            advice = advice.With(DecayForm.TraitsOf(rule));
        return new RuleFacts(
            type.Name, (RuleTrait)advice.Traits,
            [.. advice.Limits.Select(l => new LimitFacts(l.Hyper, l.Min, l.Above, l.Max, l.Below, (Tier)l.Tier, l.Because, l.Source, l.When, l.Is))]);
    });

    /// <summary>What a field or a property is given where it is declared, or the expression that a property stands for; null where it has none.</summary>
    public IOperation? Declared(ISymbol member, CancellationToken cancellation) => new CompilationBodies(compilation, cancellation).PartOf(member, syntax => syntax switch
    {
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value,
        _ => null,
    });
}
