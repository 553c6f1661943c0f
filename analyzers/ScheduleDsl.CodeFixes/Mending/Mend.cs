using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ScheduleDsl.CodeFixes.Settings;

namespace ScheduleDsl.CodeFixes.Mending;

/// <summary>One way to mend a diagnostic.</summary>
/// <param name="Title">What an editor offers.</param>
/// <param name="Key">Of diagnostics of one id, those are mended at once that offer something of this key. It does not name the id: <c>dotnet format</c> asks for the key of one, and mends another with it.</param>
/// <param name="Edits">All of them together.</param>
internal sealed record Mend(string Title, string Key, IReadOnlyList<Edit> Edits);

/// <summary>One change of a document. Texts are changed, not trees, so that everything else stays as it is written.</summary>
/// <param name="Document">The document.</param>
internal abstract record Edit(DocumentId Document);

/// <summary>Other text in the place of some.</summary>
/// <param name="Document">The document.</param>
/// <param name="Span">What it replaces.</param>
/// <param name="Text">The new text.</param>
internal sealed record TextEdit(DocumentId Document, TextSpan Span, string Text) : Edit(Document);

/// <summary>Another value for a setting, wherever its owner writes it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Owner">What holds the setting.</param>
/// <param name="Name">The setting.</param>
/// <param name="Value">Its new value; null to take it away.</param>
internal sealed record SettingEdit(DocumentId Document, SettingOwner Owner, string Name, string? Value) : Edit(Document);
