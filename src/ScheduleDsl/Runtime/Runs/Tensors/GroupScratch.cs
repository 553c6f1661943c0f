using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Scratch that one phase leaves for another, for the tensors of a group that need it; made when first needed and kept.</summary>
internal sealed unsafe class GroupScratch(RunGroup group)
{
    private readonly TensorArrays?[] arrays = new TensorArrays?[group.Route.Plan.Tensors.Length];
    private readonly long[][] counts = new long[group.Route.Plan.Tensors.Length][];

    /// <summary>Address of a tensor's scratch, or null where no variant has needed it.</summary>
    public byte* Address(int place, int tensor) => arrays[place] is { } array && counts[place][tensor] >= 0 ? array.Address(tensor) : null;

    /// <summary>Makes what the tensors need that are at a variant now.</summary>
    public void EnsureFor(VariantCode variant)
    {
        foreach (int place in group.Route.Plan.CrossingScratch(variant))
        {
            TensorInfo info = group.Route.Plan.Tensors[place];
            int slot = info.Space == StateSpace.Block ? PlanCode.BlockSlotOf(variant, place) : -1;
            long[] wanted = new long[group.Tensors.Length];
            bool isNew = false;
            for (int i = 0; i < wanted.Length; i++)
            {
                long before = counts[place] is { } known ? known[i] : -1;
                wanted[i] = group.Tensors[i].Uniforms.Code != variant ? before : System.Math.Max(before, group.Tensors[i].Count(info.Space, slot < 0 ? 1 : group.Tensors[i].BlockLength(slot)));
                isNew |= wanted[i] != before;
            }

            if (!isNew)
                continue;
            counts[place] = wanted;
            arrays[place] = new TensorArrays(group.Tensors, wanted, info.Space == StateSpace.Element, group.Route.Type.Size(), stream: 2 + place);
            group.Route.Layout.Changed();
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Clear() => System.Array.Clear(arrays);
}
