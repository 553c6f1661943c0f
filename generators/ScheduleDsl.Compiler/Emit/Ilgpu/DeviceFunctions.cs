using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Emit.Uniform;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Emit.Ilgpu;

/// <summary>
/// The functions that uniform code calls, written once more as methods over device arithmetic: a device cannot run those of the library, whose fused
/// multiply-adds it does not have.
/// </summary>
internal sealed class DeviceFunctions
{
    private readonly Dictionary<string, Function> all;
    private readonly Dictionary<string, string> names = [];
    private readonly List<(Function Function, Graph Graph)> called = [];
    private readonly Identifiers identifiers = new([]);

    /// <param name="functions">What the rule can call.</param>
    /// <param name="graph">The rule's.</param>
    /// <exception cref="LoweringException">A function has no such lowering.</exception>
    public DeviceFunctions(IEnumerable<Function> functions, Graph graph)
    {
        all = functions.ToDictionary(f => f.Id);
        Add(graph);
    }

    /// <summary>The method that stands for a function.</summary>
    public string NameOf(string id) => names[id];

    public void Write(SourceWriter writer)
    {
        foreach ((Function function, Graph graph) in called)
        {
            string parameters = string.Join(", ", function.Parameters.Select(p => $"{p.Type.Keyword()} {CSharpText.Identifier(p.Name)}"));
            using (writer.Block($"private static {function.Result.Keyword()} {names[function.Id]}({parameters})"))
            {
                UniformDialect dialect = DeviceIntrinsics.Uniform with { Functions = NameOf };
                new UniformWriter(graph, [graph.Result], writer, v => CSharpText.Identifier(v.Text), function.Parameters.Select(p => p.Name), dialect).Return(graph.Result);
            }

            writer.Line();
        }
    }

    private void Add(Graph graph)
    {
        foreach (string id in graph.Values.Where(v => v.Op == Op.Call).Select(v => v.Text).Distinct().Where(id => !names.ContainsKey(id)).ToArray())
        {
            // Behind a prefix, so that no function is called as a member of the class is.
            string plain = id.Substring(0, id.LastIndexOf('('));
            names.Add(id, "Compute" + Identifiers.Capital(identifiers.Unique(plain.Substring(plain.LastIndexOf('.') + 1)).TrimStart('@')));
            Graph body = Lower.Function(all[id], all.Values);
            called.Add((all[id], body));
            Add(body);
        }
    }
}
