namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Metadata names of what the DSL is declared with. The compiler looks types up by name, as it may be compiling the very assembly that defines them.</summary>
public static class DslNames
{
    public const string Optimizer = "ScheduleDsl.OptimizerAttribute";
    public const string UpdateRule = "ScheduleDsl.UpdateRuleAttribute";
    public const string Hyper = "ScheduleDsl.HyperAttribute";
    public const string State = "ScheduleDsl.StateAttribute";
    public const string Modifier = "ScheduleDsl.ModifierAttribute";
    public const string ModifyGradient = "ScheduleDsl.ModifyGradientAttribute";
    public const string ModifyParameter = "ScheduleDsl.ModifyParameterAttribute";
    public const string ApplyWhen = "ScheduleDsl.ApplyWhenAttribute";
    public const string EvaluationWeight = "ScheduleDsl.EvaluationWeightAttribute";
    public const string StoreGradient = "ScheduleDsl.StoreGradientAttribute";
    public const string Output = "ScheduleDsl.OutputAttribute";
    public const string Compose = "ScheduleDsl.ComposeAttribute";
    public const string Fallback = "ScheduleDsl.FallbackAttribute";
    public const string With = "ScheduleDsl.WithAttribute";
    public const string Guideline = "ScheduleDsl.GuidelineAttribute";
    public const string Input = "ScheduleDsl.InputAttribute";
    public const string Functions = "ScheduleDsl.FunctionsAttribute";
    public const string Profile = "ScheduleDsl.ProfileAttribute";
    public const string Schedule = "ScheduleDsl.ScheduleAttribute";
    public const string ScheduleBase = "ScheduleDsl.Schedule";
    public const string Curve = "ScheduleDsl.Curve";
    public const string CurveCombinators = "ScheduleDsl.ScheduleCombinators";
    public const string CurveMath = "ScheduleDsl.CurveMath";
    public const string StepTable = "ScheduleDsl.StepTable";
    public const string Recipe = "ScheduleDsl.RecipeAttribute";
    public const string Setting = "ScheduleDsl.SettingAttribute";
    public const string Quantity = "ScheduleDsl.QuantityAttribute";
    public const string Follow = "ScheduleDsl.FollowAttribute";
    public const string Plan = "ScheduleDsl.PlanAttribute";
    public const string Group = "ScheduleDsl.GroupAttribute";
    public const string Precision = "ScheduleDsl.PrecisionAttribute";
    public const string CompiledIr = "ScheduleDsl.CompilerServices.CompiledIrAttribute";

    /// <summary>Where a compilation has it, kernels for devices are emitted.</summary>
    public const string DeviceRule = "ScheduleDsl.Ilgpu.CompilerServices.DeviceRule";
    public const string EmitDeviceKernels = "ScheduleDsl.Ilgpu.EmitDeviceKernelsAttribute";

    public const string Collective = "ScheduleDsl.CompilerServices.Collective";
    public const string MatrixCollective = "ScheduleDsl.CompilerServices.MatrixCollective";
    public const string Draw = "ScheduleDsl.Draw";
    public const string Shape = "ScheduleDsl.Shape";

    public const string Scalar = "ScheduleDsl.Scalar";
    public const string ScalarList = "ScheduleDsl.ScalarList";
    public const string HyperRole = "ScheduleDsl.HyperRole";
    public const string Language = "ScheduleDsl.Language";
    public const string Step = "Step";
    public const string Once = "Once";
    public const string Every = "Every";

    /// <summary>An attribute as it is written: <c>Output</c>.</summary>
    public static string Short(string attribute) => attribute.Substring(attribute.LastIndexOf('.') + 1).Replace("Attribute", "");
}
