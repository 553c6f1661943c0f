using System;
using Microsoft.CodeAnalysis.Text;

namespace ScheduleDsl.Analyzers.SettingsFiles;

/// <summary>Why a settings file cannot be read, and where.</summary>
internal sealed class SettingsFileException(TextSpan span, string message) : Exception(message)
{
    public TextSpan Span => span;
}
