using System;
using System.IO;

namespace ScheduleDsl;

/// <content>Reading a run from a file.</content>
public sealed partial class OptimizerRun
{
    /// <summary>
    /// Goes on where a saved run was: states, step and seed, and the weights where they were saved. From there on, the same
    /// gradients give the bits of the unbroken run.
    /// </summary>
    /// <param name="path">A file that <see cref="Save"/> wrote.</param>
    /// <param name="options">What may differ from the saved run.</param>
    /// <exception cref="SavedRunException">
    /// The file is damaged, belongs to another optimizer or other parameters, or to a run whose hyperparameters differ from this
    /// run's before the saved step. This run is as it was.
    /// </exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public void Load(string path, LoadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RequireAlive();
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
            SafetensorsHeader header = SafetensorsHeader.Read(file);
            SavedRun saved = SavedRunMetadata.Read(header.Metadata);
            RequireSameRule(saved);
            RequireTensors(header, saved);
            if (!(options?.AcceptDifferentHypers ?? false))
            {
                RequireSameHypers(saved);
                RequireSameQuantities(saved);
            }

            GroupStates[] states = ReadStates(file, header);
            AlignedMemory[] weights = saved.HasParameters ? ReadWeights(file, header) : [];
            // Nothing below can fail, so the run changes as a whole or not at all.
            Adopt(saved, states, weights);
        }
        catch (SavedRunException e)
        {
            throw new SavedRunException($"{path}: {e.Message}", e);
        }
        catch (EndOfStreamException e)
        {
            throw new SavedRunException($"{path}: the file became shorter while it was read.", e);
        }
    }

    private unsafe GroupStates[] ReadStates(FileStream file, SafetensorsHeader header)
    {
        GroupStates[] result = new GroupStates[groups.Length];
        for (int g = 0; g < groups.Length; g++)
        {
            result[g] = groups[g].States.Empty();
            for (int state = 0; state < rule.States.Count; state++)
            {
                for (int i = 0; i < groups[g].Parameters.Count; i++)
                {
                    if (!header.Tensors.TryGetValue(TensorName(groups[g].Parameters[i], state), out SafetensorsTensor? tensor))
                        break;
                    if (!result[g].Has(state))
                        result[g].Allocate(state, initial: 0);
                    ReadTensor(file, header, tensor, result[g].TensorAddress(state, i));
                }
            }
        }

        return result;
    }

    private unsafe AlignedMemory[] ReadWeights(FileStream file, SafetensorsHeader header)
    {
        AlignedMemory[] result = new AlignedMemory[table.Count];
        for (int i = 0; i < result.Length; i++)
        {
            SafetensorsTensor tensor = header.Tensors[table.Parameters[i].Name];
            result[i] = new AlignedMemory(tensor.End - tensor.Begin, stream: 0);
            ReadTensor(file, header, tensor, result[i].Address);
        }

        return result;
    }

    private static unsafe void ReadTensor(FileStream file, SafetensorsHeader header, SafetensorsTensor tensor, byte* address)
    {
        const int Part = 1 << 24;
        file.Position = header.DataStart + tensor.Begin;
        long bytes = tensor.End - tensor.Begin;
        for (long done = 0; done < bytes; done += Part)
            file.ReadExactly(new Span<byte>(address + done, (int)Math.Min(Part, bytes - done)));
    }

    private unsafe void Adopt(SavedRun saved, GroupStates[] states, AlignedMemory[] weights)
    {
        for (int g = 0; g < groups.Length; g++)
            groups[g].States = states[g];
        for (int i = 0; i < weights.Length; i++)
            Buffer.MemoryCopy(weights[i].Address, table.Parameters[i].ValueAddress, weights[i].Bytes, weights[i].Bytes);
        (Steps, Seed, valuesOfStep) = (saved.Step, saved.Seed, -1);
        GC.KeepAlive(weights);
    }
}
