using System.IO;

namespace ScheduleDsl.Conformance.Golden;

/// <summary>The family of a file: its name up to the variant.</summary>
internal static class Families
{
    /// <summary><c>adam.b.json</c> is of the family adam, <c>torch_linear_lr_2.json</c> of torch_linear_lr.</summary>
    public static string Of(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        int dot = name.IndexOf('.');
        if (dot > 0)
            return name[..dot];
        string family = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return family.Length < name.Length && family.EndsWith('_') && family.Length > 1 ? family[..^1] : name;
    }
}
