namespace ScheduleDsl.Compiler.Packing;

/// <summary>The packed form's version. It grows whenever a text of the old version would be read wrongly, or not at all.</summary>
public static class PackFormat
{
    public const int Version = 4;
}
