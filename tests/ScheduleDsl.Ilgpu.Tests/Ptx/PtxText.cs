using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ScheduleDsl.Ilgpu.Tests.Ptx;

/// <summary>What ILGPU has compiled a kernel to for NVIDIA's devices.</summary>
internal sealed partial class PtxText(string text)
{
    // An instruction may stand behind a condition: "@%p3 bra L_1;".
    private readonly string[] instructions =
    [
        .. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            .Select(line => line.StartsWith('@') ? line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..] : line),
    ];

    public string Text => text;

    public IEnumerable<string> Entries => instructions.Where(i => i.Contains(".entry", StringComparison.Ordinal));

    /// <summary>Reads of device memory.</summary>
    public IEnumerable<string> GlobalLoads => Starting("ld.global");

    /// <summary>Writes of device memory.</summary>
    public IEnumerable<string> GlobalStores => Starting("st.global");

    /// <summary>Memory accesses whose address space was not found out: they are slower, and would hide from the counts above.</summary>
    public IEnumerable<string> GenericAccesses => instructions.Where(i => (i.StartsWith("ld.", StringComparison.Ordinal) || i.StartsWith("st.", StringComparison.Ordinal))
        && !i.Contains(".global", StringComparison.Ordinal) && !i.Contains(".param", StringComparison.Ordinal) && !i.Contains(".shared", StringComparison.Ordinal));

    /// <summary>Registers that spill, functions that are called or that nobody has, and instructions that approximate.</summary>
    public IEnumerable<string> Unwanted => instructions.Where(i => i.Contains(".local", StringComparison.Ordinal) || i.StartsWith("call", StringComparison.Ordinal)
        || i.Contains(".extern", StringComparison.Ordinal) || i.Contains(".func", StringComparison.Ordinal)
        || i.Contains(".approx", StringComparison.Ordinal) || i.Contains(".ftz", StringComparison.Ordinal)
        || i.StartsWith("atom.", StringComparison.Ordinal) || i.StartsWith("red.", StringComparison.Ordinal));

    /// <summary>Instructions with float64, but for the declaration of registers.</summary>
    public IEnumerable<string> Doubles => instructions.Where(i => i.Contains(".f64", StringComparison.Ordinal) && !i.StartsWith(".reg", StringComparison.Ordinal));

    /// <summary>Numbers near 1e-45 or 1e-323: whole numbers whose bits were taken for those of a float.</summary>
    public IEnumerable<string> MistakenBits => instructions.Where(i => SmallBits().IsMatch(i));

    [GeneratedRegex("0f0000(?!0000)|0d0{12}(?!0000)")]
    private static partial Regex SmallBits();

    /// <summary>Instructions that start so.</summary>
    public IEnumerable<string> Starting(string prefix) => instructions.Where(i => i.StartsWith(prefix, StringComparison.Ordinal));
}
