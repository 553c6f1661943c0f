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
    /// <param name="path">A file that <see cref="Save(string, SaveOptions)"/> wrote.</param>
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
        RequireNoEvaluation("loading");
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        try
        {
            Read(file, options);
        }
        catch (SavedRunException e)
        {
            throw new SavedRunException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>The same from a stream that holds what <see cref="Save(Stream, SaveOptions)"/> wrote, from its beginning to its end.</summary>
    /// <param name="stream">A stream that can be read and that can seek.</param>
    /// <param name="options">What may differ from the saved run.</param>
    /// <exception cref="SavedRunException">As for a file. This run is as it was.</exception>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public void Load(Stream stream, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
            throw new ArgumentException("The stream that a run is loaded from has to seek: copy it to memory first.");
        RequireAlive();
        RequireNoEvaluation("loading");
        stream.Position = 0;
        Read(stream, options);
    }

    private void Read(Stream file, LoadOptions? options)
    {
        BringBack();
        try
        {
            SafetensorsHeader header = SafetensorsHeader.Read(file);
            SavedRun saved = SavedRunMetadata.Read(header.Metadata);
            RequireSameRule(saved);
            RequireSameLayout(saved);
            RequireTensors(header, saved);
            if (!(options?.AcceptDifferentHypers ?? false))
            {
                RequireSameHypers(saved);
                RequireSameQuantities(saved);
            }

            List<(RunGroup Group, GroupStates States)> states = [.. Groups.Select(group => (group, ReadStates(file, header, group)))];
            List<(RunRoute Route, double[] Values, bool[] Present)> globals = [.. routes.Select(route => ReadGlobals(file, header, route))];
            AlignedMemory[] weights = saved.HasParameters ? ReadWeights(file, header) : [];
            List<(RunGroup Group, int Hyper, double Value)> numbers = NumbersSet(saved);
            // Nothing below can fail, so the run changes as a whole or not at all.
            foreach ((RunGroup group, GroupStates read) in states)
                group.States = read;
            foreach ((RunRoute route, double[] values, bool[] present) in globals)
                route.AdoptGlobals(values, present);
            foreach ((RunGroup group, int hyper, double value) in numbers)
                group.Hypers.Set(hyper, value);
            Adopt(saved, weights);
        }
        catch (EndOfStreamException e)
        {
            throw new SavedRunException("the file became shorter while it was read.", e);
        }
    }

    private static unsafe GroupStates ReadStates(Stream file, SafetensorsHeader header, RunGroup group)
    {
        GroupStates result = group.States.Empty();
        double[] hypers = group.Hypers.Values;
        for (int state = 0; state < group.Route.Rule.States.Count; state++)
        {
            bool[] present = [.. group.Tensors.Select(tensor => header.Tensors.ContainsKey(SavedTensor.NameOf(tensor, state)))];
            if (!present.Contains(true))
                continue;
            result.Allocate(state, present, hypers, initial: 0);
            foreach (RunTensor tensor in group.Tensors.Where(tensor => present[tensor.Index]))
            {
                ReadTensor(file, header, header.Tensors[SavedTensor.NameOf(tensor, state)], result.Address(state, tensor.Index));
                if (SavedTensor.Magnitudes(tensor, state, result.Count(state, tensor.Index)) is { } magnitudes)
                    ReadTensor(file, header, header.Tensors[magnitudes.Name], result.Companion(state, tensor.Index));
            }
        }

        foreach (RunTensor tensor in group.Tensors.Where(tensor => HasCompensation(tensor)))
            ReadTensor(file, header, header.Tensors[SavedTensor.Compensation(tensor.Parameter).Name], result.Compensation(tensor.Index));

        return result;
    }

    private static unsafe (RunRoute Route, double[] Values, bool[] Present) ReadGlobals(Stream file, SafetensorsHeader header, RunRoute route)
    {
        double[] values = RunRoute.NewGlobals(route.Rule);
        bool[] present = new bool[values.Length];
        for (int state = 0; state < values.Length; state++)
        {
            if (route.Rule.States[state].Space != StateSpace.Global || !header.Tensors.TryGetValue(SavedTensor.Of(route, state).Name, out SafetensorsTensor? tensor))
                continue;
            present[state] = true;
            fixed (double* value = &values[state])
                ReadTensor(file, header, tensor, (byte*)value);
        }

        return (route, values, present);
    }

    private unsafe AlignedMemory[] ReadWeights(Stream file, SafetensorsHeader header)
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

    private static unsafe void ReadTensor(Stream file, SafetensorsHeader header, SafetensorsTensor tensor, byte* address)
    {
        const int Part = 1 << 24;
        file.Position = header.DataStart + tensor.Begin;
        long bytes = tensor.End - tensor.Begin;
        for (long done = 0; done < bytes; done += Part)
            file.ReadExactly(new Span<byte>(address + done, (int)Math.Min(Part, bytes - done)));
    }

    private unsafe void Adopt(SavedRun saved, AlignedMemory[] weights)
    {
        for (int i = 0; i < weights.Length; i++)
            Buffer.MemoryCopy(weights[i].Address, table.Parameters[i].ValueAddress, weights[i].Bytes, weights[i].Bytes);
        (Steps, Seed) = (saved.Step, saved.Seed);
        readings++;
        layout.Changed();
        execution?.TakeOver(steps);
        GC.KeepAlive(weights);
    }
}
