using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <content>What must hold before anything of a saved run is taken over.</content>
public sealed partial class OptimizerRun
{
    private void RequireSameRule(SavedRun saved)
    {
        if (saved.Optimizer != RuleNames)
            throw new SavedRunException($"The saved run is one of {saved.Optimizer}, this run is one of {RuleNames}.");
    }

    private void RequireTensors(SafetensorsHeader header, SavedRun saved)
    {
        List<string> missing = [];
        HashSet<string> expected = new(StringComparer.Ordinal);
        if (saved.HasParameters)
        {
            foreach (Parameter parameter in table.Parameters)
                Expect(SavedTensor.Of(parameter));
        }

        foreach (RunGroup group in Groups)
        {
            // Only lengths of blocks are read from them, which stay what they were at the start; a schedule may have no value at the saved step.
            double[] hypers = group.Hypers.Values;
            for (int state = 0; state < group.Route.Rule.States.Count; state++)
            {
                if (group.Route.Rule.States[state].Space == StateSpace.Global)
                    continue;
                foreach (RunTensor tensor in group.Tensors)
                {
                    if (!IsExpected(header, saved, tensor, state))
                        continue;
                    long count = group.States.CountFor(state, tensor.Index, hypers);
                    Expect(SavedTensor.Of(tensor, state, count));
                    SavedTensor.RequireSameBook(header, tensor, state);
                    if (SavedTensor.Magnitudes(tensor, state, count) is { } magnitudes)
                        Expect(magnitudes);
                }
            }

            foreach (RunTensor tensor in group.Tensors.Where(tensor => HasCompensation(tensor)))
                Expect(SavedTensor.Compensation(tensor.Parameter));
        }

        foreach (RunRoute route in routes)
        {
            for (int state = 0; state < route.Rule.States.Count; state++)
            {
                if (route.StartsWith(state) || (route.Rule.States[state].Space == StateSpace.Global && header.Tensors.ContainsKey(SavedTensor.Of(route, state).Name)))
                    Expect(SavedTensor.Of(route, state));
            }
        }

        if (missing.Count > 0)
            throw new SavedRunException($"The saved run lacks the tensors {string.Join(", ", missing)}.");
        string[] extra = header.Tensors.Keys.Where(name => !expected.Contains(name)).ToArray();
        if (extra.Length > 0)
            throw new SavedRunException($"The saved run has tensors that this run has no place for: {string.Join(", ", extra)}.");

        void Expect(SavedTensor tensor)
        {
            expected.Add(tensor.Name);
            if (header.Tensors.TryGetValue(tensor.Name, out SafetensorsTensor? found))
                tensor.RequireFit(found);
            else
                missing.Add(tensor.Name);
        }
    }

    private static unsafe bool HasCompensation(RunTensor tensor) => tensor.Group.States.Compensation(tensor.Index) != null;

    // A state that is not there at step 0 may have come into being with a schedule, for all tensors of a group that its shape allows it.
    private static bool IsExpected(SafetensorsHeader header, SavedRun saved, RunTensor tensor, int state)
    {
        RunGroup group = tensor.Group;
        if (group.StartsWith(state, tensor.Index))
            return true;
        if (!group.Hypers.IsScheduled)
            return false;
        return header.Tensors.ContainsKey(SavedTensor.NameOf(tensor, state))
            || (group.Tensors.Any(other => header.Tensors.ContainsKey(SavedTensor.NameOf(other, state)))
                && group.Route.Rule.HasState(state, group.Hypers.At(Math.Max(0, saved.Step - 1)), tensor.Facts));
    }

    private void RequireSameHypers(SavedRun saved)
    {
        Dictionary<string, SavedGroup> groupOf = new(StringComparer.Ordinal);
        foreach (SavedGroup group in saved.Groups)
        {
            foreach (string parameter in group.Parameters)
                groupOf[parameter] = group;
        }

        foreach (RunGroup group in Groups)
        {
            foreach (IGrouping<SavedGroup?, Parameter> together in group.Parameters.GroupBy(parameter => groupOf.GetValueOrDefault(parameter.Name)))
            {
                string parameter = together.First().Name;
                if (together.Key is not { } before)
                    throw new SavedRunException($"The saved run does not say which group the parameter {parameter} was in.");
                if (before.Rule is { } rule && rule != group.Route.Rule.Name)
                    throw new SavedRunException($"The parameter {parameter} was updated by {rule}, this run updates it by {group.Route.Rule.Name}.");
                RequireSameHypers(before, group, parameter, saved.Step);
            }
        }
    }

    // Matrix rules and training by layers did something else with a parameter than they would do now. Before anything else: shapes of states follow from it.
    private void RequireSameLayout(SavedRun saved)
    {
        foreach (Parameter parameter in table.Parameters)
        {
            if (saved.Groups.FirstOrDefault(group => group.Parameters.Contains(parameter.Name)) is not { } before)
                continue;
            RequireSame(parameter, "Parts", before.Parts?.GetValueOrDefault(parameter.Name, 1) ?? 1, parameter.Parts);
            RequireSame(parameter, "Layer", before.Layers is { } layers && layers.TryGetValue(parameter.Name, out int layer) ? layer : null, parameter.Layer);
        }
    }

    private static void RequireSame(Parameter parameter, string what, int? before, int? now)
    {
        if (before != now)
            throw new SavedRunException($"The parameter {parameter.Name} had {what} {Words(before)} in the saved run, and has {Words(now)} in this one: set Parameter.{what} as it was.");

        static string Words(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null";
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
        CompiledRule rule = now.Route.Rule;
        for (int i = 0; i < rule.Hypers.Count; i++)
        {
            // A number that was set by hand is part of the state: it comes with the file, and says nothing of what drove the steps before.
            if (now.Hypers.SetValue(i) is not null || IsSet(before, rule.Hypers[i].Name))
                continue;
            bool isRate = rule.Hypers[i].Role == HyperRole.LearningRate;
            if (HyperComparison.Difference(before, now, i, rule.Hypers[i].Name, isRate, steps) is { } difference)
                throw new SavedRunException($"The saved run took its steps differently, parameter {parameter}: {difference}.");
        }
    }
}
