using System.Collections.Generic;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Composition;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;
using ScheduleDsl.Compiler.Packing;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>From a bound rule to its generated file.</summary>
public static class RuleEmitter
{
    /// <param name="declaration">The class.</param>
    /// <param name="rule">What it binds to, or null where it is wrong: its members then exist and throw.</param>
    public static GeneratedSource Emit(RuleDeclaration declaration, Rule? rule)
    {
        if (rule is null || Compile(rule) is not { } code)
            return RuleSource.Write(declaration, null, null);
        return RuleSource.Write(declaration, new PackedText(PackFormat.Version, UnitWriter.Write(rule)), code);
    }

    // What cannot be lowered is reported by the analyzer, which lowers too.
    private static KernelCode? Compile(Rule rule)
    {
        try
        {
            IReadOnlyList<Kernel> kernels = KernelEmitter.Kernels(rule);
            SourceWriter members = new();
            KernelEmitter.Write(members, rule, kernels);
            return new KernelCode(KernelEmitter.Usings, members.ToString(), CostRange.Of(kernels[0]), Evaluation(rule));
        }
        catch (LoweringException)
        {
            return null;
        }
    }

    private static string? Evaluation(Rule rule)
    {
        if (rule.Evaluation.Count == 0)
            return null;
        SourceWriter members = new();
        KernelEmitter.Write(members, EvaluationRule.Of(rule));
        return members.ToString();
    }
}
