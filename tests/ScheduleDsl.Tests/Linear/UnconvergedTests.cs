using System;
using System.Collections.Generic;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Tests.Linear;

/// <summary>What a run does where a decomposition does not converge: a limit of no iterations lets diagonal matrices pass and no others.</summary>
public sealed class UnconvergedTests
{
    [Theory]
    [InlineData("GaLore", "right", "Singular value decomposition", 1)]
    [InlineData("Shampoo", "leftRoot", "Symmetric eigendecomposition", 2)]
    public void TheLastGoodBasisIsKept_AndItIsSaidOnceForEachOperation(string optimizer, string state, string operation, int operations)
    {
        OptimizerSettings settings = optimizer == "Shampoo" ? new ShampooSettings() : new GaLoreSettings { Rank = 2, Gap = 1 };
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [4, 4]));
        List<MatrixFault> faults = [];
        using OptimizerRun run = OptimizerRun.Create(table, settings, new RunOptions { OnMatrixFault = faults.Add, MostMatrixIterations = 0 });
        Step(i => i % 5 == 0 ? 4 - i / 5 : 0);
        float[] basis = run.State("w", state).ToArray();
        Assert.Contains(basis, value => value != 0);
        Assert.Empty(faults);

        Random random = new(3);
        for (int step = 0; step < 3; step++)
            Step(_ => random.NextSingle() - 0.5f);
        Assert.Equal(basis, run.State("w", state).ToArray());
        Assert.Equal(operations, faults.Count);
        Assert.All(faults, fault => Assert.Equal(new MatrixFault("w", 2, $"{operation} of a 4 x 4 matrix has no result: its iteration did not converge."), fault));
        Assert.All(table["w"].Values.ToArray(), value => Assert.True(float.IsFinite(value)));

        void Step(Func<int, float> gradient)
        {
            for (int i = 0; i < 16; i++)
                table["w"].Gradients[i] = gradient(i);
            run.Step();
        }
    }
}
