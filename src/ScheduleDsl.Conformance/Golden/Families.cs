using System.IO;
using System.Text.RegularExpressions;

namespace ScheduleDsl.Conformance.Golden;

/// <summary>The family of a file: its name up to the variant.</summary>
internal static partial class Families
{
    /// <summary><c>adam.b.json</c> is of the family adam, <c>torch_linear_lr_2.json</c> of torch_linear_lr, <c>muon_12x5_a12.json</c> of muon.</summary>
    public static string Of(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        int dot = name.IndexOf('.');
        if (dot > 0)
            return name[..dot];
        if (Recorded().Match(name) is { Success: true } recorded)
            return recorded.Groups["family"].Value;
        string family = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return family.Length < name.Length && family.EndsWith('_') && family.Length > 1 ? family[..^1] : name;
    }

    // Behind the family the shape, a variant, and the number of the recording.
    [GeneratedRegex(@"^(?<family>[a-z][a-z0-9_]*?)(_[0-9]+(x[0-9]+)*(_[a-z]+)*)?_a[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Recorded();
}
