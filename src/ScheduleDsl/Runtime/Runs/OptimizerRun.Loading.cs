using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

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
                RequireSameHypers(saved);

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

    private void RequireSameRule(SavedRun saved)
    {
        if (saved.Optimizer != rule.Name)
            throw new SavedRunException($"The saved run is one of {saved.Optimizer}, this run is one of {rule.Name}.");
    }

    private void RequireTensors(SafetensorsHeader header, SavedRun saved)
    {
        List<string> missing = [];
        HashSet<string> expected = new(StringComparer.Ordinal);
        foreach ((Parameter parameter, string name, bool isRequired) in ExpectedTensors(saved.HasParameters))
        {
            expected.Add(name);
            if (header.Tensors.TryGetValue(name, out SafetensorsTensor? tensor))
                RequireFit(parameter, tensor);
            else if (isRequired)
                missing.Add(name);
        }

        if (missing.Count > 0)
            throw new SavedRunException($"The saved run lacks the tensors {string.Join(", ", missing)}.");
        string[] extra = header.Tensors.Keys.Where(name => !expected.Contains(name)).ToArray();
        if (extra.Length > 0)
            throw new SavedRunException($"The saved run has tensors that this run has no place for: {string.Join(", ", extra)}.");
        foreach (RunGroup group in groups)
            RequireWholeStates(header, group);
    }

    // A state is optional where a schedule may have brought it into being at some step; it then exists for the whole group.
    private IEnumerable<(Parameter Parameter, string Name, bool IsRequired)> ExpectedTensors(bool withParameters)
    {
        foreach (RunGroup group in groups)
        {
            foreach (Parameter parameter in group.Parameters)
            {
                if (withParameters)
                    yield return (parameter, parameter.Name, true);
                for (int state = 0; state < rule.States.Count; state++)
                {
                    if (group.States.Has(state) || group.Hypers.IsScheduled)
                        yield return (parameter, TensorName(parameter, state), !group.Hypers.IsScheduled);
                }
            }
        }
    }

    private void RequireWholeStates(SafetensorsHeader header, RunGroup group)
    {
        for (int state = 0; state < rule.States.Count; state++)
        {
            string[] missing = group.Parameters.Select(parameter => TensorName(parameter, state)).Where(name => !header.Tensors.ContainsKey(name)).ToArray();
            if (missing.Length > 0 && missing.Length < group.Parameters.Count)
                throw new SavedRunException($"The saved run lacks the tensors {string.Join(", ", missing)}.");
        }
    }

    private void RequireFit(Parameter parameter, SafetensorsTensor tensor)
    {
        if (tensor.Type != TensorType)
            throw new SavedRunException($"The tensor {tensor.Name} is {tensor.Type}, this run's is {TensorType}.");
        if (!tensor.Shape.SequenceEqual(parameter.Shape.Select(size => (long)size)))
        {
            throw new SavedRunException(
                $"The tensor {tensor.Name} has shape [{string.Join(", ", tensor.Shape)}], this run's has [{string.Join(", ", parameter.Shape)}].");
        }

        long bytes = parameter.Length * table.ElementType.Size();
        if (tensor.End - tensor.Begin != bytes)
            throw new SavedRunException($"The tensor {tensor.Name} has {tensor.End - tensor.Begin} bytes, its shape needs {bytes}.");
    }

    private void RequireSameHypers(SavedRun saved)
    {
        Dictionary<string, SavedGroup> groupOf = new(StringComparer.Ordinal);
        foreach (SavedGroup group in saved.Groups)
        {
            foreach (string parameter in group.Parameters)
                groupOf[parameter] = group;
        }

        foreach (RunGroup group in groups)
        {
            foreach (IGrouping<SavedGroup?, Parameter> together in group.Parameters.GroupBy(parameter => groupOf.GetValueOrDefault(parameter.Name)))
            {
                if (together.Key is not { } before)
                    throw new SavedRunException($"The saved run does not say which group the parameter {together.First().Name} was in.");
                for (int i = 0; i < rule.Hypers.Count; i++)
                {
                    bool isRate = rule.Hypers[i].Role == HyperRole.LearningRate;
                    if (HyperComparison.Difference(before, group, i, rule.Hypers[i].Name, isRate, saved.Step) is { } difference)
                        throw new SavedRunException($"The saved run took its steps differently, parameter {together.First().Name}: {difference}.");
                }
            }
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
