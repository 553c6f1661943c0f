using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Compiler.Parsing.Hosting;

namespace ScheduleDsl.Generators;

/// <summary>An optimizer, bound: all that its generated file is written from.</summary>
/// <param name="Rule">Null where the body is wrong.</param>
internal sealed record RuleModel(RuleDeclaration Declaration, Rule? Rule)
{
    public static RuleModel? Bind(DslType type)
    {
        Rule? rule = RuleParser.Parse(type.Symbol, type.Bodies, NoFindings.Instance, type.Cancellation);
        return RuleDeclarationReader.Read(type.Symbol, rule) is { } declaration ? new RuleModel(declaration, rule) : null;
    }

    // What a rule's body says of it is found here rather than where it is bound, which happens at every edit.
    public GeneratedSource Emit() => RuleEmitter.Emit(Rule is null ? Declaration : Declaration with { Advice = Declaration.Advice.With(DecayForm.TraitsOf(Rule)) }, Rule);
}
