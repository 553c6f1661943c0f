using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>A schedule's setting as C#: its type, its default, and the way to and from the double that tables of settings hold.</summary>
internal static class SettingText
{
    public static string Type(Hyper setting) => setting.EnumType is { } type ? "global::" + type : setting.Type.Keyword();

    public static string Default(Hyper setting) => setting switch
    {
        { EnumType: not null } => $"({Type(setting)})({setting.Default})",
        { Type: IrType.Float64 } => CSharpText.Double(setting.Default),
        _ => setting.Default,
    };

    /// <summary>The setting from a double.</summary>
    public static string FromDouble(Hyper setting, string value) => setting switch
    {
        { EnumType: not null } => $"({Type(setting)})(int){value}",
        { Type: IrType.Bool } => $"{value} != 0",
        { Type: IrType.Float64 } => value,
        _ => $"({setting.Type.Keyword()}){value}",
    };

    /// <summary>The setting as a double.</summary>
    public static string ToDouble(Hyper setting, string value) => setting switch
    {
        { EnumType: not null } => $"(int){value}",
        { Type: IrType.Bool } => $"({value} ? 1 : 0)",
        _ => value,
    };

    /// <summary>The setting as the IR's type, which is what bodies read.</summary>
    public static string Read(Hyper setting, string value) => setting.EnumType is null ? value : $"(int){value}";
}
