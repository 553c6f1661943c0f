using System.Collections.Generic;

namespace ScheduleDsl.Cli.Porting.Python;

/// <summary>A statement of the snippet.</summary>
/// <param name="At">Where it begins.</param>
internal abstract record Statement(Position At);

/// <summary><c>target = value</c>; several targets where the assignment is chained.</summary>
internal sealed record AssignStatement(Position At, IReadOnlyList<Expression> Targets, Expression Value) : Statement(At);

/// <summary>An expression on its own.</summary>
internal sealed record ExpressionStatement(Position At, Expression Value) : Statement(At);

/// <summary>What names stand for: <c>import torch.optim as optim</c> binds <c>optim</c> to <c>torch.optim</c>.</summary>
internal sealed record ImportStatement(Position At, IReadOnlyList<(string Name, string Path)> Names) : Statement(At);

/// <summary>A <c>for</c> or <c>while</c> loop; <paramref name="Iterable"/> is null for the latter.</summary>
internal sealed record LoopStatement(Position At, Expression? Iterable, IReadOnlyList<Statement> Body) : Statement(At);

/// <summary>A branch within a loop, or what stands behind its <c>else</c>: it may run or not.</summary>
internal sealed record BranchStatement(Position At, IReadOnlyList<Statement> Body) : Statement(At);

/// <summary>A <c>with</c> block, whose statements run once.</summary>
internal sealed record BlockStatement(Position At, IReadOnlyList<Statement> Body) : Statement(At);
