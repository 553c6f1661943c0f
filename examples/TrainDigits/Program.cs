using System;
using System.Diagnostics;
using System.Linq;
using TrainDigits.Digits;
using TrainDigits.Model;
var digits = DigitsFile.ReadEmbedded();
int epochs = int.Parse(args[0]); int bs = int.Parse(args[1]); double lr0 = double.Parse(args[2]); double wd = double.Parse(args[3]); bool caut = args[4] == "c";
for (int seed = 0; seed < 8; seed++)
{
    var split = Split.Stratified(digits, 0.2, seed);
    using var table = Mlp.CreateTable();
    Mlp.Initialize(table, seed);
    var mlp = new Mlp();
    var order = new Batches(split.Train, bs, seed);
    var sw = Stopwatch.StartNew();
    long total = epochs * order.StepsPerEpoch;
    var mom = table.map.ToDictionary(k => k.Key, k => new float[k.Value.Values.Length]);
    float loss = 0;
    for (long s = 0; s < total; s++)
    {
        loss = mlp.ComputeGradients(table, order.At(s));
        double t = (double)s / total;
        double lr = lr0 * (t < 0.05 ? t / 0.05 : t < 0.5 ? 1 : 1 - Math.Sqrt((t - 0.5) / 0.5));
        foreach (var (n, p) in table.map)
        {
            var m = mom[n]; var v = p.Values; var g = p.Gradients;
            for (int i = 0; i < v.Length; i++)
            {
                float d = MathF.Sign(0.9f * m[i] + 0.1f * g[i]);
                m[i] = 0.99f * m[i] + 0.01f * g[i];
                if (caut && d * g[i] <= 0) d = 0;
                v[i] -= (float)lr * (d + (float)wd * (n.EndsWith("bias") ? 0 : v[i]));
            }
        }
    }
    var e = mlp.Evaluate(table, split.Test);
    Console.WriteLine($"{seed} {loss} {e.Loss} {e.Confusion.Accuracy} {sw.Elapsed.TotalSeconds}");
}
