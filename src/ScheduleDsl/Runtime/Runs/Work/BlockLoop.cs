using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Runs a loop on blocks of a product's operand or result while they are in cache, row by row: each number of the loop's other operands lies at the same place in its own matrix.</summary>
internal sealed unsafe class BlockLoop(int places) : IBlockWork
{
    private readonly AlignedMemory bases = new((long)places * sizeof(void*), stream: 0);
    private LoopCode loop = null!;
    private CompiledRule rule = null!;
    private ElementType type;
    private Arm arm;
    private long width;
    private bool isTransposed;
    private double* uniforms;

    /// <summary>The start of each operand's matrix, by its place among the plan's tensors.</summary>
    public void** Bases => (void**)bases.Address;

    /// <summary>Makes ready for one product.</summary>
    /// <param name="of">Its loop, the starts of whose operands are in <see cref="Bases"/>.</param>
    /// <param name="by">The rule of the loop.</param>
    /// <param name="numbers">What they are.</param>
    /// <param name="vectors">Width of the loop's.</param>
    /// <param name="columns">Of the matrix in memory.</param>
    /// <param name="transposed">Whether blocks are counted in the transposed matrix.</param>
    /// <param name="block">The matrix's uniform block.</param>
    public BlockLoop For(LoopCode of, CompiledRule by, ElementType numbers, Arm vectors, long columns, bool transposed, double* block)
    {
        (loop, rule, type, arm, width, isTransposed) = (of, by, numbers, vectors, columns, transposed);
        uniforms = block;
        return this;
    }

    public void Run(int row, int column, int rows, int columns)
    {
        if (isTransposed)
            (row, column, rows, columns) = (column, row, columns, rows);
        void** operands = stackalloc void*[places];
        // Whole rows lie side by side.
        bool isWhole = columns == width;
        for (int i = 0; i < (isWhole ? 1 : rows); i++)
        {
            long first = (row + i) * width + column;
            for (int operand = 0; operand < loop.Operands.Length; operand++)
            {
                int place = loop.Operands[operand];
                operands[place] = Bases[place] == null ? null : (byte*)Bases[place] + first * loop.Sizes[operand];
            }

            rule.Run(type, arm, loop.Memory, loop.Number, operands, isWhole ? rows * (nint)columns : columns, 0, uniforms, null);
        }
    }
}
