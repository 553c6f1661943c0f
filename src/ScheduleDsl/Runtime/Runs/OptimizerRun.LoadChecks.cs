using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <content>What must hold before anything of a saved run is taken over.</content>
public sealed partial class OptimizerRun
{
    private void RequireSameRule(SavedRun saved)
    {
        if (saved.Optimizer != rule.Name)
            throw new SavedRunException($"The saved run is one of {saved.Optimizer}, this run is one of {rule.Name}.");
    }

    private void RequireTensors(SafetensorsHeader header, SavedRun saved)
    {
        List<string> missing = [];
        HashSet<string> expected = new(StringComparer.Ordinal);
        foreach (RunGroup group in groups)
        {
            if (saved.HasParameters)
                Expect(group.Parameters, parameter => parameter.Name);
            for (int state = 0; state < rule.States.Count; state++)
            {
                string NameOf(Parameter parameter) => TensorName(parameter, state);

                // A state that is not there at step 0 may have come into being with a schedule, for the whole group at once.
                bool isSaved = group.Parameters.Any(parameter => header.Tensors.ContainsKey(NameOf(parameter)));
                if (group.StartsWith(state) || (group.Hypers.IsScheduled && isSaved))
                    Expect(group.Parameters, NameOf);
            }
        }

        if (missing.Count > 0)
            throw new SavedRunException($"The saved run lacks the tensors {string.Join(", ", missing)}.");
        string[] extra = header.Tensors.Keys.Where(name => !expected.Contains(name)).ToArray();
        if (extra.Length > 0)
            throw new SavedRunException($"The saved run has tensors that this run has no place for: {string.Join(", ", extra)}.");

        void Expect(IEnumerable<Parameter> parameters, Func<Parameter, string> nameOf)
        {
            foreach (Parameter parameter in parameters)
            {
                string name = nameOf(parameter);
                expected.Add(name);
                if (header.Tensors.TryGetValue(name, out SafetensorsTensor? tensor))
                    RequireFit(parameter, tensor);
                else
                    missing.Add(name);
            }
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
                string parameter = together.First().Name;
                if (together.Key is not { } before)
                    throw new SavedRunException($"The saved run does not say which group the parameter {parameter} was in.");
                RequireSameHypers(before, group, parameter, saved.Step);
            }
        }
    }

    // A quantity that only one of the two knows says nothing of the steps that were taken.
    private void RequireSameQuantities(SavedRun saved)
    {
        foreach ((string name, Schedule schedule) in quantities)
        {
            if (saved.Quantities.TryGetValue(name, out SavedDriver? before)
                && HyperComparison.Difference(before, 1, new HyperDriver(0, schedule), 1, name, saved.Step) is { } difference)
                throw new SavedRunException($"The saved run took its steps differently: {difference}.");
        }
    }

    private void RequireSameHypers(SavedGroup before, RunGroup now, string parameter, long steps)
    {
        for (int i = 0; i < rule.Hypers.Count; i++)
        {
            bool isRate = rule.Hypers[i].Role == HyperRole.LearningRate;
            if (HyperComparison.Difference(before, now, i, rule.Hypers[i].Name, isRate, steps) is { } difference)
                throw new SavedRunException($"The saved run took its steps differently, parameter {parameter}: {difference}.");
        }
    }
}
