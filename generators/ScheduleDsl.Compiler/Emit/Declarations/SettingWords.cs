namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>What the author says of a setting, as the inside of an XML documentation element.</summary>
public sealed record SettingWords(string Setting, string Xml);
