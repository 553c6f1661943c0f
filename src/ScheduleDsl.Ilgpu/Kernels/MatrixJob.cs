using ILGPU;

namespace ScheduleDsl.Ilgpu;

/// <summary>An operation on one matrix, cut into pieces that thread groups take. Results lie row after row.</summary>
internal struct MatrixJob
{
    /// <summary>The number of its first piece among those of all jobs of a launch, which come in this order.</summary>
    public long First;

    /// <summary>Where the operands, a product's addend and the result start in their arrays.</summary>
    public long A, B, Addend, Target;

    /// <summary>The slots with what a product and its addend are multiplied by; -1 of a product alone.</summary>
    public long Alpha, Beta;

    /// <summary>Numbers from a row of an operand to the next, and from a column to the next.</summary>
    public long ARow, AColumn, BRow, BColumn;

    /// <summary>Of the result.</summary>
    public int Height, Width;

    /// <summary>Terms of a product or sum; of a selection, what it selects from.</summary>
    public int Depth;

    /// <summary>Not 0 for a product of which one half is the mirror image of the other.</summary>
    public int IsSymmetric;

    /// <summary>The job that a piece belongs to.</summary>
    public static MatrixJob Of(ArrayView<MatrixJob> jobs, long piece)
    {
        long low = 0, high = jobs.Length - 1;
        while (low < high)
        {
            long middle = (low + high + 1) / 2;
            if (jobs[middle].First <= piece)
                low = middle;
            else
                high = middle - 1;
        }

        return jobs[low];
    }
}
