using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Emit.Scalar;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Uniform;

/// <summary>
/// Writes uniform values as plain C# that runs once per step. A value that has a name in the source or is needed more
/// than once becomes a local, declared where it is first needed; everything else is written in place.
/// </summary>
internal sealed class UniformWriter
{
    private readonly Graph graph;
    private readonly SourceWriter writer;
    private readonly Identifiers identifiers;
    private readonly int[] uses;
    private readonly Dictionary<int, string> names = [];
    private readonly HashSet<int> declared = [];
    private readonly IReadOnlyList<bool> mayThrow;
    private readonly Func<int, string?> known;
    private readonly ScalarExpressionWriter expressions;

    /// <param name="known">Text of values that are not to be computed here, else null.</param>
    public UniformWriter(
        Graph graph, IEnumerable<int> roots, SourceWriter writer, Func<Value, string> leaf, IEnumerable<string> reserved, UniformDialect dialect,
        Func<int, string?>? known = null)
    {
        this.known = known ?? (_ => null);
        this.graph = graph;
        this.writer = writer;
        identifiers = new Identifiers(reserved);
        uses = new int[graph.Values.Count];
        foreach (int value in Needed(roots).Where(v => this.known(v) is null))
        {
            foreach (int operand in graph.Values[value].Operands)
                uses[operand]++;
        }
        mayThrow = Throwing.Of(graph);
        expressions = new ScalarExpressionWriter(graph, v => this.known(v) ?? (declared.Contains(v) ? names[v] : null), leaf, dialect.Methods, dialect.Functions);
    }

    /// <summary>Declares the locals that a value needs and gives its expression.</summary>
    public string Expression(int value)
    {
        foreach (int needed in Needed([value]))
        {
            if (needed != value || IsLocal(value))
                Declare(needed);
        }
        return expressions.Write(value);
    }

    /// <summary>Writes <c>return</c>, a select at the root as an early return, so that only one side is computed.</summary>
    public void Return(int value)
    {
        Value root = graph.Values[value];
        if (root.Op == Op.Select && !declared.Contains(value))
        {
            string condition = Expression(root.Operands[0]);
            using (writer.Block($"if ({condition})"))
                Scoped(() => Return(root.Operands[1]), namesStayTaken: true);
            Return(root.Operands[2]);
            return;
        }
        writer.Line($"return {Expression(value)};");
    }

    /// <summary>What is declared inside is forgotten at the end of the block that it was declared in.</summary>
    /// <param name="namesStayTaken">
    /// True where code follows in the enclosing scope: C# forbids it to declare a name again that an inner scope had.
    /// </param>
    public void Scoped(Action write, bool namesStayTaken = false)
    {
        HashSet<int> before = [.. declared];
        write();
        if (namesStayTaken)
            declared.Except(before).ToList().ForEach(v => names.Remove(v));
        declared.IntersectWith(before);
    }

    private IReadOnlyCollection<int> Needed(IEnumerable<int> roots) => Reach.FromNumbers(graph.Values, roots, v => known(v) is null);

    private bool IsLocal(int number)
    {
        Value value = graph.Values[number];
        return value.Operands.Count > 0 && (value.Name.Length > 0 || uses[number] > 1) && !mayThrow[number];
    }

    private void Declare(int number)
    {
        if (known(number) is not null || !IsLocal(number) || declared.Contains(number))
            return;
        Value value = graph.Values[number];
        string definition = expressions.Definition(number);
        if (!names.TryGetValue(number, out string? name))
            names.Add(number, name = identifiers.Unique(value.Name.Length > 0 ? value.Name : "t"));
        writer.Line($"{value.Type.Keyword()} {name} = {definition};");
        declared.Add(number);
    }
}
