using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <content>Writing a run to a file.</content>
public sealed partial class OptimizerRun
{
    /// <summary>
    /// Saves the run in one safetensors file: each state as the tensor <c>parameter.state</c>, and step, seed, settings and
    /// schedules as metadata. The file is written beside the old one and renamed, so there is always a whole one.
    /// </summary>
    /// <param name="path">The file, replaced where it exists.</param>
    /// <param name="options">Whether the weights are saved too.</param>
    /// <exception cref="InvalidOperationException">A parameter has the name that a state's tensor needs.</exception>
    /// <exception cref="System.IO.IOException">The file cannot be written; what was there before still is.</exception>
    public void Save(string path, SaveOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RequireAlive();
        bool includeParameters = options?.IncludeParameters ?? false;
        List<TensorToWrite> tensors = TensorsToWrite(includeParameters);
        Dictionary<string, string> metadata = SavedRunMetadata.Write(Describe(includeParameters), table.ElementType, settings);
        AtomicFile.Write(path, file => SafetensorsWriter.Write(file, TensorType, tensors, metadata));
        GC.KeepAlive(table);
    }

    private string TensorType => table.ElementType == ElementType.Float32 ? "F32" : "F64";

    private unsafe List<TensorToWrite> TensorsToWrite(bool includeParameters)
    {
        List<TensorToWrite> tensors = [];
        HashSet<string> names = new(StringComparer.Ordinal) { SafetensorsHeader.MetadataKey };
        foreach (Parameter parameter in table.Parameters)
        {
            if (includeParameters)
                Add(parameter, parameter.Name, parameter.ValueAddress);
            (int g, int index) = Place(parameter.Name);
            for (int state = 0; state < rule.States.Count; state++)
            {
                if (groups[g].States.Has(state))
                    Add(parameter, TensorName(parameter, state), groups[g].States.TensorAddress(state, index));
            }
        }

        return tensors;

        void Add(Parameter parameter, string name, byte* address)
        {
            if (!names.Add(name))
                throw new InvalidOperationException($"Two tensors of the saved run would be called {name}: rename the parameter.");
            tensors.Add(new TensorToWrite(name, parameter.Shape, address, parameter.Length * table.ElementType.Size()));
        }
    }

    private string TensorName(Parameter parameter, int state) => $"{parameter.Name}.{rule.States[state].Name}";

    private SavedRun Describe(bool includeParameters) => new(rule.Name, Steps, Seed, includeParameters, groups.Select(Describe).ToArray())
    {
        Quantities = quantities.Select(q => (q.Key, Driver: new HyperDriver(0, q.Value)))
            .ToDictionary(q => q.Key, q => SavedDriver.Of(q.Driver, Record(q.Driver))),
    };

    private SavedGroup Describe(RunGroup group)
    {
        Dictionary<string, SavedDriver> hypers = [];
        for (int i = 0; i < rule.Hypers.Count; i++)
            hypers[rule.Hypers[i].Name] = SavedDriver.Of(group.Hypers.Drivers[i], Record(group.Hypers.Drivers[i]));
        return new SavedGroup(group.Name, group.Hypers.RateMultiplier, group.Parameters.Select(parameter => parameter.Name).ToArray(), hypers);
    }

    private SavedValues? Record(HyperDriver driver)
    {
        if (driver.Schedule is not { } schedule)
            return null;
        if (!digests.TryGetValue(schedule, out ValueDigest? digest))
            digests.Add(schedule, digest = new ValueDigest(driver));
        return digest.Of(Steps);
    }
}
