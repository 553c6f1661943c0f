using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

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
        RequireNoEvaluation("saving");
        AtomicFile.Write(path, file => Write(file, options));
    }

    /// <summary>Writes the same bytes to a stream, from its position on: into an archive, say, or another library's file.</summary>
    /// <param name="stream">Any stream that can be written.</param>
    /// <param name="options">Whether the weights are saved too.</param>
    /// <exception cref="InvalidOperationException">A parameter has the name that a state's tensor needs.</exception>
    public void Save(System.IO.Stream stream, SaveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        RequireAlive();
        RequireNoEvaluation("saving");
        Write(stream, options);
    }

    private void Write(System.IO.Stream stream, SaveOptions? options)
    {
        BringBack();
        bool includeParameters = options?.IncludeParameters ?? false;
        List<TensorToWrite> tensors = TensorsToWrite(includeParameters);
        Dictionary<string, string> metadata = SavedRunMetadata.Write(Describe(includeParameters), table.ElementType, [.. routes.Select(route => route.Settings)]);
        SafetensorsWriter.Write(stream, tensors, metadata);
        GC.KeepAlive(table);
    }

    private unsafe List<TensorToWrite> TensorsToWrite(bool includeParameters)
    {
        List<TensorToWrite> result = [];
        HashSet<string> names = new(StringComparer.Ordinal) { SafetensorsHeader.MetadataKey };
        foreach (Parameter parameter in table.Parameters)
        {
            if (includeParameters)
                Add(SavedTensor.Of(parameter), parameter.ValueAddress);
            RunTensor tensor = tensors[parameter.Name];
            GroupStates states = tensor.Group.States;
            for (int state = 0; state < tensor.Group.Route.Rule.States.Count; state++)
            {
                if (!states.Has(state, tensor.Index))
                    continue;
                long count = states.Count(state, tensor.Index);
                Add(SavedTensor.Of(tensor, state, count), states.Address(state, tensor.Index));
                if (SavedTensor.Magnitudes(tensor, state, count) is { } magnitudes)
                    Add(magnitudes, states.Companion(state, tensor.Index));
            }

            if (states.Compensation(tensor.Index) is var compensation && compensation != null)
                Add(SavedTensor.Compensation(parameter), compensation);
        }

        foreach (RunRoute route in routes)
        {
            for (int state = 0; state < route.Rule.States.Count; state++)
            {
                if (route.HasGlobal(state))
                    Add(SavedTensor.Of(route, state), route.GlobalAddress(state));
            }
        }

        return result;

        void Add(SavedTensor tensor, byte* address)
        {
            if (!names.Add(tensor.Name))
                throw new InvalidOperationException($"Two tensors of the saved run would be called {tensor.Name}: rename the parameter.");
            result.Add(new TensorToWrite(tensor.Name, tensor.TypeName, tensor.Shape, address, tensor.Bytes));
        }
    }

    private string RuleNames => string.Join(" + ", routes.Select(route => route.Rule.Name));

    private SavedRun Describe(bool includeParameters) => new(RuleNames, Steps, Seed, includeParameters, Groups.Select(Describe).ToArray())
    {
        Quantities = quantities.Select(q => (q.Key, Driver: new HyperDriver(0, q.Value)))
            .ToDictionary(q => q.Key, q => SavedDriver.Of(q.Driver, Record(q.Driver))),
    };

    private SavedGroup Describe(RunGroup group)
    {
        CompiledRule rule = group.Route.Rule;
        Dictionary<string, SavedDriver> hypers = [];
        for (int i = 0; i < rule.Hypers.Count; i++)
        {
            hypers[rule.Hypers[i].Name] = group.Hypers.SetValue(i) is { } set
                ? new SavedDriver(set, null, new Dictionary<string, double>(), null, IsSet: true)
                : SavedDriver.Of(group.Hypers.Drivers[i], Record(group.Hypers.Drivers[i]));
        }


        string[] parameters = [.. group.Parameters.Select(parameter => parameter.Name)];
        return new SavedGroup(group.Name, group.Hypers.RateMultiplier, parameters, hypers, routes.Length > 1 ? rule.Name : null)
        {
            Parts = Those(parameter => parameter.Parts > 1 ? parameter.Parts : null),
            Layers = Those(parameter => parameter.Layer),
        };

        Dictionary<string, int>? Those(Func<Parameter, int?> number)
        {
            Dictionary<string, int> numbers = group.Parameters.Where(parameter => number(parameter) is not null).ToDictionary(parameter => parameter.Name, parameter => number(parameter)!.Value);
            return numbers.Count == 0 ? null : numbers;
        }
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
