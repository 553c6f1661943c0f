using System;
using System.Collections.Generic;
using System.Text;
using ScheduleDsl.Benchmarks.Report;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Benchmarks.Linear;

/// <summary>Steps of optimizers with matrix operations: how much of Muon's is its products, and what a refresh of SOAP adds.</summary>
internal static class StepFigures
{
    private static readonly (int Rows, int Columns)[] Shapes = [(1024, 1024), (4096, 1024)];

    public static void Write(StringBuilder text, IReadOnlyList<int> threads, int rounds)
    {
        Table muon = new("Muon, 5 iterations", "threads", "step ms", "its products ms", "part in products", "at least", "AdamW step ms", "spread");
        foreach (int count in threads)
        {
            foreach ((int rows, int columns) in Shapes)
                muon.Add(Muon(rows, columns, count, rounds));
        }
        muon.WriteTo(text);

        Table soap = new("SOAP, 512 x 512", "threads", "step ms", "step with refresh ms", "mean of 10 with one refresh ms", "mean / (step + a tenth of the refresh)", "spread");
        foreach (int count in threads)
            soap.Add(Soap(512, count, Math.Min(rounds, 5)));
        soap.WriteTo(text);
    }

    private static string[] Muon(int rows, int columns, int threads, int rounds)
    {
        using Training muon = new(new MuonSettings(), rows, columns, threads), adam = new(new AdamWSettings(), rows, columns, threads);
        (int small, int large) = (Math.Min(rows, columns), Math.Max(rows, columns));
        Operand<float> y = new(small, large, 1, 1.0 / large), gram = new(small, small, 2), polynomial = new(small, small, 3), result = new(small, large, 4);
        LinearWorkspace workspace = new();
        LinearOptions options = new() { Threads = threads };
        (double Median, double Spread)[] times = Turns.Run(
            [
                muon.Step, adam.Step, () =>
                {
                    for (int i = 0; i < 5; i++)
                    {
                        Product.Gram(y.View, gram.View, workspace, options);
                        Product.Run(
                            new ProductRequest<float>
                            {
                                A = gram.View, B = gram.View, Result = polynomial.View, Alpha = 2.0315f, Beta = -4.775f, Addend = gram.View, IsSymmetric = true,
                            },
                            workspace, options);
                        Product.Multiply(1, polynomial.View, y.View, 3.4445f, y.View, result.View, workspace, options);
                    }
                },
            ],
            rounds, threads);
        return
        [
            $"{rows} x {columns}", $"{threads}", Table.Number(times[0].Median * 1e3, "0.0"), Table.Number(times[2].Median * 1e3, "0.0"), Table.Number(times[2].Median / times[0].Median), "0.90",
            Table.Number(times[1].Median * 1e3, "0.00"), Table.Number(times[0].Spread),
        ];
    }

    private static string[] Soap(int size, int threads, int rounds)
    {
        using Training never = new(new SoapSettings { Refresh = 1_000_000 }, size, size, threads), always = new(new SoapSettings { Refresh = 1 }, size, size, threads),
            tenth = new(new SoapSettings { Refresh = 10 }, size, size, threads);
        (double Median, double Spread)[] times = Turns.Run(
            [never.Step, always.Step, () => { for (int i = 0; i < 10; i++) tenth.Step(); }], rounds, threads);
        double plain = times[0].Median, refreshed = times[1].Median, mean = times[2].Median / 10;
        return
        [
            "", $"{threads}", Table.Number(plain * 1e3, "0.0"), Table.Number(refreshed * 1e3, "0.0"), Table.Number(mean * 1e3, "0.0"), Table.Number(mean / (plain + (refreshed - plain) / 10)),
            Table.Number(times[2].Spread),
        ];
    }

    private sealed class Training : IDisposable
    {
        private readonly ParameterTable table;
        private readonly OptimizerRun run;

        public Training(OptimizerSettings settings, int rows, int columns, int threads)
        {
            table = ParameterTable.CreateArena(ElementType.Float32, ("w", [rows, columns]));
            Random random = new(1);
            foreach (ref float value in table["w"].Values)
                value = random.NextSingle() - 0.5f;
            foreach (ref float value in table["w"].Gradients)
                value = random.NextSingle() - 0.5f;
            run = OptimizerRun.Create(table, settings, new RunOptions { Threads = threads });

            // The first step of SOAP moves nothing, and all of them make their memory.
            run.Step();
            run.Step();
        }

        public void Step() => run.Step();

        public void Dispose()
        {
            run.Dispose();
            table.Dispose();
        }
    }
}
