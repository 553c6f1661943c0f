namespace ScheduleDsl.Generators;

/// <summary>Names of the generator's steps, by which tests ask whether a step ran.</summary>
public static class StepNames
{
    public const string BindRules = nameof(BindRules);
    public const string EmitRules = nameof(EmitRules);
    public const string BindModifiers = nameof(BindModifiers);
    public const string EmitModifiers = nameof(EmitModifiers);
    public const string BindSchedules = nameof(BindSchedules);
    public const string EmitSchedules = nameof(EmitSchedules);
    public const string BindProfiles = nameof(BindProfiles);
    public const string EmitProfiles = nameof(EmitProfiles);
    public const string BindFunctions = nameof(BindFunctions);
    public const string EmitFunctions = nameof(EmitFunctions);
    public const string BindRecipes = nameof(BindRecipes);
    public const string EmitRecipes = nameof(EmitRecipes);
    public const string FindDevices = nameof(FindDevices);
    public const string EmitDeviceKernels = nameof(EmitDeviceKernels);
    public const string GatherRegistry = nameof(GatherRegistry);
    public const string EmitRegistry = nameof(EmitRegistry);
}
