using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>Finds a call in the tables of signatures.</summary>
internal static class KnownCalls
{
    // What is called by plain words (`adam`, `constant_schedule`) must be seen to come from its library.
    private static readonly string[] OnlyQualified = ["optax"];

    private static readonly string[] Libraries = ["torch", "transformers", "timm", "optax", "diffusers", "lion_pytorch", "adabelief_pytorch"];

    /// <summary>The entry whose signature a function's path fits; null where there is none.</summary>
    public static TEntry? Find<TEntry>(IEnumerable<TEntry> table, Func<TEntry, Signature> signatureOf, string? path)
        where TEntry : class
    {
        if (path is null)
            return null;
        string[] parts = path.Split('.');
        return table.FirstOrDefault(e => Fits(signatureOf(e), parts));
    }

    private static bool Fits(Signature signature, string[] path)
    {
        if (path[^1] != signature.Name)
            return false;
        if (!Libraries.Contains(path[0]))
            return !OnlyQualified.Contains(signature.Library);
        // diffusers has Hugging Face's functions under the same names.
        return path[0] == signature.Library || (path[0] == "diffusers" && signature.Library == "transformers") || !Libraries.Contains(signature.Library);
    }
}
