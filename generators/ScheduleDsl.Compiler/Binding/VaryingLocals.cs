using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>
/// Which values differ from weight to weight. C#'s types say so for most (<c>float</c> varies, <c>Scalar</c> does not); bools,
/// ints and selects need a look at where they come from.
/// </summary>
internal sealed class VaryingLocals
{
    private readonly HashSet<string> locals = [];
    private int depth;

    /// <summary>Inside a branch that only some weights take.</summary>
    public bool InVaryingBranch => depth > 0;

    public void Enter(bool varying) => depth += varying ? 1 : 0;

    public void Leave(bool varying) => depth -= varying ? 1 : 0;

    public void Add(string local) => locals.Add(local);

    public bool Includes(Expression expression) => expression switch
    {
        // A Scalar is uniform wherever it comes from; what is not has been reported where it became one.
        InputReference or StateReference => expression.Type != IrType.Float64,
        LocalReference local => locals.Contains(local.Name),
        Operation { Op: Op.Reduce or Op.Draw or Op.Matrix } varying => varying.Type != IrType.Float64,
        Operation operation => operation.Operands.Any(Includes),
        TableRead read => read.Arguments.Any(Includes),
        Invocation call => call.Type != IrType.Float64 && call.Arguments.Any(Includes),
        _ => false,
    };
}
