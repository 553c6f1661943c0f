using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ScheduleDsl.Cli.Explaining;

/// <summary>What an optimizer keeps for tensors of given shapes at given settings, counted by a run that has them.</summary>
internal static class TensorStates
{
    private const long MostWeights = 1 << 28;

    /// <summary>Reads <c>4096x1024</c>.</summary>
    /// <exception cref="UserError">The text is no shape, or one of too many weights.</exception>
    public static int[] Shape(string text)
    {
        string[] sides = text.Split('x', '×');
        int[] shape = new int[sides.Length];
        long length = 1;
        for (int i = 0; i < sides.Length; i++)
        {
            if (!int.TryParse(sides[i], NumberStyles.None, CultureInfo.InvariantCulture, out shape[i]) || shape[i] < 1)
                throw new UserError($"--shape is {text}: it must be sizes of at least 1, such as 4096x1024 or 1024.");
            length = Math.Min(MostWeights + 1, length * shape[i]);
        }

        return length <= MostWeights ? shape : throw new UserError($"--shape is {text}: it must have at most {MostWeights} weights.");
    }

    /// <exception cref="UserError">The optimizer does not fit a shape.</exception>
    public static Section Of(OptimizerSettings settings, IReadOnlyList<int[]> shapes)
    {
        StringBuilder text = new("tensor            weights     bytes of state  for each weight\n");
        foreach (int[] shape in shapes)
        {
            long weights = shape.Aggregate(1L, (product, size) => product * size);
            long bytes = Bytes(settings, shape);
            text.Append(CultureInfo.InvariantCulture, $"{string.Join(" x ", shape),-16}  {weights,-10}  {bytes,-14}  {(double)bytes / weights:0.####}\n");
        }

        text.Append("a momentum, a float for each weight, has 4 bytes for each weight\n");
        return new Section(SectionKind.Cost, "", "State at these settings, float32", text.ToString());
    }

    private static long Bytes(OptimizerSettings settings, int[] shape)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("tensor", shape));
        try
        {
            using OptimizerRun run = OptimizerRun.Create(table, settings, new RunOptions { Threads = 1 });
            return run.StateBytes;
        }
        catch (ArgumentException e)
        {
            throw new UserError(e.Message);
        }
    }
}
