using System;
using System.Collections.Generic;
namespace ScheduleDsl;
internal sealed class Par(int n) { private float[] v = new float[n], g = new float[n]; public Span<float> Values => v; public Span<float> Gradients => g; }
internal sealed class ParameterTable : IDisposable
{
    public readonly Dictionary<string, Par> map = new();
    public static ParameterTable CreateArena(ElementType t, params (string, long[])[] ps) { var r = new ParameterTable(); foreach (var (n, s) in ps) { long c = 1; foreach (var d in s) c *= d; r.map[n] = new Par((int)c);} return r; }
    public Par this[string n] => map[n];
    public void ClearGradients() { foreach (var p in map.Values) p.Gradients.Clear(); }
    public void Dispose() { }
}
