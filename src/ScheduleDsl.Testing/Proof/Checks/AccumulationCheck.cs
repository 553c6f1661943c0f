using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Modifiers;

namespace ScheduleDsl.Testing;

/// <summary>Gradients of several batches, accumulated, give the bits of one step with their mean.</summary>
internal static class AccumulationCheck
{
    private const int Batches = 3;
    private const int Updates = 2;

    public static ProofOutcome Run(Subject subject)
    {
        WithAttribute<Accumulate>? attached = subject.Rule.GetType().DeclaringType?.GetCustomAttributes(typeof(WithAttribute<Accumulate>), inherit: false).Cast<WithAttribute<Accumulate>>().FirstOrDefault();
        if (attached is null)
            return ProofOutcome.LeftOut("the rule does not accumulate: prove a class that is composed of it and Accumulate");
        if (subject.Rule.Inputs.Any(input => !input.IsOptional))
            return ProofOutcome.LeftOut("the rule needs more than gradients, which nothing accumulates");
        string name = attached.Name ?? nameof(Accumulate);
        string hyper = name + nameof(Accumulate.Batches);

        Workload work = subject.Few;
        RunOptions options = new() { Seed = subject.Seed };
        using ParameterTable table = work.Table<float>(), other = work.Table<float>();
        using OptimizerRun gathering = work.Run(table, With(subject, hyper, Batches), options);
        using OptimizerRun whole = work.Run(other, With(subject, hyper, 1), options);
        for (int update = 0; update < Updates; update++)
        {
            Dictionary<string, float[]> sums = table.ToDictionary(p => p.Name, p => new float[p.Length]);
            for (int batch = 0; batch < Batches; batch++)
            {
                work.Prepare<float>(table, gathering, update * Batches + batch);
                foreach (Parameter parameter in table)
                    Add(sums[parameter.Name], parameter.Gradients, isFirst: batch == 0);
                bool isApplied = gathering.Step().Applied;
                if (isApplied != (batch == Batches - 1))
                    return ProofOutcome.Differs($"batch {batch + 1} of {Batches} {(isApplied ? "was applied by itself" : "was not applied")}");
            }
            foreach (Parameter parameter in other)
                Mean(sums[parameter.Name], parameter.Gradients);
            whole.Step();
            if (Taken(table, gathering).Difference(Taken(other, whole)) is { } difference)
                return ProofOutcome.Differs($"{Batches} batches against their mean, after update {update + 1}: {difference}");
        }
        return ProofOutcome.Holds($"{Batches} batches and their mean in one step: the same bits");

        // What gathers is not what the rule itself keeps.
        Snapshot Taken(ParameterTable parameters, OptimizerRun run)
        {
            Snapshot all = Snapshot.Of<float>(parameters, run, subject.Rule);
            return new Snapshot([.. all.Numbers.Where(n => !n.Name.StartsWith(name + ".", StringComparison.Ordinal))]);
        }
    }

    private static OptimizerSettings With(Subject subject, string hyper, int value)
    {
        JsonNode json = JsonNode.Parse(Registry.WriteSettings(subject.Settings))!;
        json[hyper] = value;
        return Registry.ReadSettings(subject.Rule.Name, json.ToJsonString());
    }

    private static void Add(float[] sum, ReadOnlySpan<float> gradient, bool isFirst)
    {
        for (int i = 0; i < sum.Length; i++)
            sum[i] = isFirst ? gradient[i] : sum[i] + gradient[i];
    }

    private static void Mean(float[] sum, Span<float> mean)
    {
        for (int i = 0; i < sum.Length; i++)
            mean[i] = sum[i] * (float)(1.0 / Batches);
    }
}
