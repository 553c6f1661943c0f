namespace ScheduleDsl.Compiler.IR;

/// <summary>What a collective is over; the order is that of <c>ScheduleDsl.CompilerServices.CollectiveScope</c>.</summary>
public enum ReduceScope { Row, Column, Block, Rows, Columns, Matrix, Tensor, Group, All }

/// <summary>How a collective combines; the order is that of <c>ScheduleDsl.CompilerServices.CollectiveKind</c>.</summary>
public enum ReduceKind { Sum, Max, Min, Quantile, KthLargest, SumOfVectors }

/// <summary>A distribution of random numbers; the order is that of <c>ScheduleDsl.CompilerServices.DrawKind</c>.</summary>
public enum DrawKind { Normal, Uniform, Sign }

/// <summary>A size of the tensor at work; the names are those of <c>ScheduleDsl.Shape</c>.</summary>
public enum Fact { Length, Rank, Rows, Columns, Matrices, KernelLength, GroupLength, AllLength, Layer, Layers, PlaceInGroup }

/// <summary>A collective of a graph, from the text of its value.</summary>
public readonly record struct Collective(ReduceScope Scope, ReduceKind Kind)
{
    /// <summary>Of a group or the run: which one of the rule's it is, from 0, whatever the variant.</summary>
    public int Site { get; init; }

    public string Text => Site == 0 ? Name : $"{Name}.{Site}";

    /// <summary>The text without the site.</summary>
    public string Name => $"{Scope}.{Kind}";

    public static Collective Of(Value value) => Parse(value.Text);

    public static Collective Parse(string text)
    {
        string[] parts = text.Split('.');
        return new((ReduceScope)System.Enum.Parse(typeof(ReduceScope), parts[0]), (ReduceKind)System.Enum.Parse(typeof(ReduceKind), parts[1]))
        {
            Site = parts.Length > 2 ? int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture) : 0,
        };
    }

    /// <summary>How often the result can change; that of a sum of vectors follows its operand.</summary>
    public Rate Rate => IsOfVectors ? Rate.Row : Scope switch
    {
        ReduceScope.Row => Rate.Row,
        ReduceScope.Column => Rate.Column,
        ReduceScope.Block => Rate.Block,
        ReduceScope.Rows or ReduceScope.Columns or ReduceScope.Matrix => Rate.Matrix,
        ReduceScope.Tensor => Rate.Tensor,
        ReduceScope.Group => Rate.Group,
        _ => Rate.All,
    };

    /// <summary>Whether it is an order statistic.</summary>
    public bool IsOrder => Kind is ReduceKind.Quantile or ReduceKind.KthLargest;

    /// <summary>Whether it combines vectors of several tensors to one.</summary>
    public bool IsOfVectors => Kind == ReduceKind.SumOfVectors;

    /// <summary>Whether the runtime computes it between two loops from operands in memory, rather than a loop reducing it.</summary>
    public bool IsBetweenLoops => IsOrder || IsOfVectors;

    /// <summary>Whether one result serves a whole matrix or more.</summary>
    public bool IsWide => Rate.IsUniform();
}
