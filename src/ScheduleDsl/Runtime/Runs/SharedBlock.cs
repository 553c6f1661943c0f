using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>The uniform values that a route computes once, with the settings' hyperparameters, and hands to all its groups.</summary>
internal sealed unsafe class SharedBlock
{
    private readonly RunRoute route;
    private readonly AlignedMemory memory;

    public SharedBlock(RunRoute route)
    {
        this.route = route;
        memory = new AlignedMemory((long)route.Rule.UniformCount * sizeof(double), stream: 0);
    }

    public double* Block => (double*)memory.Address;

    /// <summary>The variant of the current step; a rule that shares nothing has that of the first group.</summary>
    public VariantCode Code { get; private set; } = null!;

    private int Variant { get; set; }

    /// <summary>Takes the variant of the first group, for a rule that shares nothing.</summary>
    public void Follow() => Code = route.Groups[0].Blocks is [var first, ..] ? first.Code : route.Plan.Variant(0);

    /// <summary>Computes what is known before the first loop, for the prologues of groups to read.</summary>
    public void Prepare(double step)
    {
        foreach (LeafSlot leaf in route.Plan.Leaves)
            Block[leaf.Slot] = route.Leaf(leaf, route.First);
        Variant = route.Rule.Prologue(route.Type, route.Values, step, Block);
        Code = route.Plan.Variant(Variant);
        Compute(0, step);
    }

    /// <summary>Turns to what is done where a gate is closed.</summary>
    public void Reject() => Code = Code.Rejected;

    /// <summary>Computes the shared values of a level and hands them to every block; false where the step ends here.</summary>
    public bool Run(UniformStep uniform, double step)
    {
        if (!route.Plan.NeedsShared)
            return true;
        Compute(uniform.Level, step);
        return uniform.GateSlot < 0 || Block[uniform.GateSlot] != 0;
    }

    private void Compute(int level, double step)
    {
        route.Rule.Shared(route.Type, Variant, level, route.Values, step, Block);
        foreach (SharedSlot shared in route.Plan.SharedSlots)
        {
            if (shared.Level != level)
                continue;
            foreach (RunGroup group in route.Groups)
            {
                foreach (UniformBlocks blocks in group.Blocks)
                    blocks.Set(shared.Slot, Block[shared.Slot]);
            }
        }
    }
}
