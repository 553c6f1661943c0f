using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Generators;

/// <summary>Compiles DSL types: binds each to a model without Roslyn's types, and writes its generated part from that model alone.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ScheduleDslGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<RuleModel> rules = Bind(context, DslNames.Optimizer, RuleModel.Bind, StepNames.BindRules);
        IncrementalValuesProvider<ModifierModel> modifiers = Bind(context, DslNames.Modifier, ModifierModel.Bind, StepNames.BindModifiers);
        IncrementalValuesProvider<ScheduleModel> schedules = Bind(context, DslNames.Schedule, ScheduleModel.Bind, StepNames.BindSchedules);
        IncrementalValuesProvider<UnitModel> profiles = Bind(context, DslNames.Profile, UnitModel.BindProfile, StepNames.BindProfiles);
        IncrementalValuesProvider<UnitModel> functions = Bind(context, DslNames.Functions, UnitModel.BindFunctions, StepNames.BindFunctions);
        IncrementalValuesProvider<RecipeDeclaration> recipes = Bind(context, DslNames.Recipe, RecipeModel.Bind, StepNames.BindRecipes);

        Emit(context, rules, (model, _) => model.Emit(), StepNames.EmitRules);
        Emit(context, modifiers, (model, _) => model.Emit(), StepNames.EmitModifiers);
        Emit(context, schedules, (model, _) => model.Emit(), StepNames.EmitSchedules);
        Emit(context, profiles, (model, _) => model.Emit(), StepNames.EmitProfiles);
        Emit(context, functions, (model, _) => model.Emit(), StepNames.EmitFunctions);
        Emit(context, recipes, (recipe, _) => RecipeSource.Write(recipe), StepNames.EmitRecipes);

        DeviceTarget.Emit(context, rules);
        EmitRegistry(context,
            Register(rules.Where(static model => model.Declaration.IsRegistered), RegisteredKind.Optimizer, model => model.Declaration.Type),
            Register(schedules, RegisteredKind.Schedule, model => model.Type),
            Register(recipes, RegisteredKind.Recipe, recipe => recipe.Type));
    }

    private static IncrementalValuesProvider<T> Bind<T>(
        IncrementalGeneratorInitializationContext context, string attribute, Func<DslType, T?> bind, string step) where T : class =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (_, _) => true,
                (source, cancellation) => DslType.Of(source, cancellation) is { } type ? bind(type) : null)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(step);

    private static void Emit<T>(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<T> models, Func<T, CancellationToken, GeneratedSource> emit, string step) =>
        context.RegisterSourceOutput(
            models.Select(emit).WithTrackingName(step),
            static (output, source) => output.AddSource(source.HintName, source.Text));

    private static IncrementalValueProvider<EquatableArray<RegisteredType>> Register<T>(
        IncrementalValuesProvider<T> models, RegisteredKind kind, Func<T, TypeDeclaration> typeOf) =>
        models
            .Select((model, _) => typeOf(model))
            .Where(static type => type.IsReachable)
            .Select((type, _) => new RegisteredType(kind, type.FullName, type.GlobalName))
            .Collect()
            .Select(static (types, _) => (EquatableArray<RegisteredType>)types);

    private static void EmitRegistry(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<RegisteredType>> optimizers,
        IncrementalValueProvider<EquatableArray<RegisteredType>> schedules,
        IncrementalValueProvider<EquatableArray<RegisteredType>> recipes)
    {
        IncrementalValueProvider<GeneratedSource?> registry = optimizers.Combine(schedules).Combine(recipes)
            .Select(static (all, _) => all.Left.Left.Concat(all.Left.Right).Concat(all.Right).ToEquatableArray())
            .WithTrackingName(StepNames.GatherRegistry)
            .Select(static (types, _) => RegistrySource.Write(types))
            .WithTrackingName(StepNames.EmitRegistry);
        context.RegisterSourceOutput(registry, static (output, source) =>
        {
            if (source is not null)
                output.AddSource(source.HintName, source.Text);
        });
    }
}
