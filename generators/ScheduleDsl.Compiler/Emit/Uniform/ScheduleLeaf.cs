using System;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Uniform;

/// <summary>How generated code reads a schedule's settings, and the time where one is in scope.</summary>
internal static class ScheduleLeaf
{
    public const string Time = "time";

    /// <summary>Settings of the object at hand.</summary>
    public const string This = "this";

    /// <param name="owner">The expression of the object whose settings are read.</param>
    public static Func<Value, string> Of(string owner) => leaf => leaf.Op == Op.Step ? Time : Setting(owner, leaf);

    // The field, as a property with a unit is no plain number; an enum is the whole number that bodies compute with.
    private static string Setting(string owner, Value leaf) => (leaf.Type == IrType.Int32 ? "(int)" : "") + $"{owner}.{CSharpText.Field(leaf.Text)}";
}
