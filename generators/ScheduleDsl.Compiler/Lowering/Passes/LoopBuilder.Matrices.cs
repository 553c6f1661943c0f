using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <content>Matrix operations: the runtime computes them from memory to memory, behind the loops of their level.</content>
internal sealed partial class LoopBuilder
{
    /// <summary>Operands of matrix operations of a level that have a number for each weight.</summary>
    private IEnumerable<int> Factors(int level) => MatricesAt(level).SelectMany(m => graph.Values[m].Operands).Where(o => graph.Values[o].Rate == Rate.Element).Distinct();

    private IEnumerable<int> MatricesAt(int level) => levels.Matrices.Where(m => levels.Of(m) == level + 1);

    /// <summary>Whether memory has a factor when the loops of its level are through.</summary>
    private bool IsHeldFor(int factor, IEnumerable<Store> stored)
    {
        string? tensor = HolderOf(factor);
        return tensor is null ? stored.Any(s => s.Value == factor && !graph.OnlyWritten.Contains(s.Target)) : stored.All(s => s.Target != tensor);
    }

    // Random numbers are drawn where a loop reads them and are nowhere in memory before one has left them there.
    private string? HolderOf(int operand) =>
        memory.HolderOf(operand, SpaceOf(operand)) is { } tensor && (graph.Values[operand].Op != Op.Draw || Scratch.IsScratch(tensor)) ? tensor : null;

    private bool AddMatrices(int level)
    {
        foreach (int matrix in MatricesAt(level))
        {
            List<Load> loads = [];
            foreach (int operand in graph.Values[matrix].Operands.Where(o => !graph.Values[o].Rate.IsUniform()))
            {
                if (HolderOf(operand) is not { } tensor)
                    return false;
                loads.Add(new Load(operand, tensor));
            }

            string target = scratch.Next(SpaceOf(matrix));
            passes.Add(new Pass(EquatableArray<int>.Empty, loads.ToEquatableArray(), EquatableArray.Of(new Store(target, matrix)))
            {
                Matrix = matrix,
                Space = SpaceOf(matrix),
                IsPerMatrix = true,
            });
            passLevels.Add(level);
            memory.Store(target, matrix);
        }

        return true;
    }

    private StateSpace SpaceOf(int value) => graph.Values[value].Rate == Rate.Element ? StateSpace.Element : SpaceOf(graph.Values[value].Rate);

    /// <summary>Whether a reduction runs over the array of a rate.</summary>
    private bool IsOver(int reduction, Rate rate) => Collective.Of(graph.Values[reduction]) switch
    {
        { IsOfVectors: true } => graph.Values[reduction].Rate == rate,
        { Scope: ReduceScope.Rows } => rate == Rate.Row,
        { Scope: ReduceScope.Columns } => rate == Rate.Column,
        _ => MatrixSpaces.IsOther(rate) && graph.Values[OperandOf(reduction)].Rate == rate,
    };
}
