using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace ScheduleDsl.Torch;

/// <summary>
/// Any optimizer that ScheduleDsl compiles, built in or of the user's own, as an optimizer of TorchSharp. Tensors of the CPU are updated in their own memory by the
/// compiled loops; on other devices the rule is carried out by operations of TorchSharp.
/// </summary>
/// <remarks>
/// <para>A parameter without gradient is left as it is, weights and states, as by TorchSharp's optimizers. The step number is the run's: where a parameter's first
/// gradient comes late, bias corrections of its averages count from the run's first step.</para>
/// <para>What the settings say, numbers or schedules, drives the hyperparameters. A group's <see cref="ScheduleDslParamGroup.LearningRate"/> shows the rate of the next step; writing
/// it, as TorchSharp's schedulers do, takes the rate over, and is an error where a schedule of the settings drives it.</para>
/// <para>Not for use by several threads at once.</para>
/// </remarks>
/// <example><code>
/// using var optimizer = new ScheduleDslOptimizer(model.named_parameters(), new LionSettings { LearningRate = new Cosine { Peak = 3e-4, Steps = 10_000 } });
/// </code></example>
public sealed partial class ScheduleDslOptimizer : OptimizerHelper, IMomentum
{
    private readonly RunOptions options;
    private readonly TorchExecution execution;
    private readonly List<ScheduleDslParamGroup> explicitGroups = [];
    private RunSource source;
    private List<NamedParameter> parameterList;
    private TorchRun host;
    private bool disposed;

    /// <summary>An optimizer of one rule.</summary>
    /// <param name="parameters">What to update, such as <c>module.named_parameters()</c>.</param>
    /// <param name="settings">The rule's hyperparameters.</param>
    /// <param name="options">Groups by name pattern, rank or predicate, threads, precision of states, and so on.</param>
    /// <param name="execution">How steps are carried out; by default what suits the device.</param>
    /// <exception cref="ArgumentException">A hyperparameter is out of range, parameters and groups do not fit together, or the parameters are of several types or devices.</exception>
    public ScheduleDslOptimizer(
        IEnumerable<(string name, TorchParameter parameter)> parameters, OptimizerSettings settings, RunOptions? options = null, TorchExecution execution = TorchExecution.Auto)
        : this(NamedParameter.List(parameters), new RunSource(settings ?? throw new ArgumentNullException(nameof(settings)), null), [], options, execution)
    {
    }

    /// <summary>The same for parameters without names: they are called 0, 1, 2 and so on.</summary>
    /// <inheritdoc cref="ScheduleDslOptimizer(IEnumerable{ValueTuple{string, TorchParameter}}, OptimizerSettings, RunOptions, TorchExecution)"/>
    public ScheduleDslOptimizer(IEnumerable<TorchParameter> parameters, OptimizerSettings settings, RunOptions? options = null, TorchExecution execution = TorchExecution.Auto)
        : this(NamedParameter.Numbered(parameters), settings, options, execution)
    {
    }

    /// <summary>An optimizer whose parameters come in groups, each with its own overrides.</summary>
    /// <param name="groups">The groups; together they hold every parameter.</param>
    /// <inheritdoc cref="ScheduleDslOptimizer(IEnumerable{ValueTuple{string, TorchParameter}}, OptimizerSettings, RunOptions, TorchExecution)"/>
    public ScheduleDslOptimizer(IEnumerable<ScheduleDslParamGroup> groups, OptimizerSettings settings, RunOptions? options = null, TorchExecution execution = TorchExecution.Auto)
        : this(null, new RunSource(settings ?? throw new ArgumentNullException(nameof(settings)), null), [.. groups ?? throw new ArgumentNullException(nameof(groups))], options, execution)
    {
    }

    /// <summary>An optimizer in which several rules share the parameters, with one step counter.</summary>
    /// <param name="parameters">What to update.</param>
    /// <param name="routes">Which rule is for which parameters.</param>
    /// <param name="options">Threads, precision of states, and so on; groups belong to the routes.</param>
    /// <param name="execution">How steps are carried out.</param>
    /// <exception cref="ArgumentException">A parameter is in no route or in two, or something does not fit as above.</exception>
    public ScheduleDslOptimizer(
        IEnumerable<(string name, TorchParameter parameter)> parameters, IReadOnlyList<Route> routes, RunOptions? options = null, TorchExecution execution = TorchExecution.Auto)
        : this(NamedParameter.List(parameters), new RunSource(null, routes ?? throw new ArgumentNullException(nameof(routes))), [], options, execution)
    {
    }

    /// <summary>An optimizer that follows a recipe: its settings with their schedules, its groups and quantities.</summary>
    /// <param name="parameters">What to update.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="options">What the recipe does not say.</param>
    /// <param name="execution">How steps are carried out.</param>
    /// <exception cref="ArgumentException">Recipe, options and parameters do not fit together.</exception>
    public ScheduleDslOptimizer(
        IEnumerable<(string name, TorchParameter parameter)> parameters, Recipe recipe, RunOptions? options = null, TorchExecution execution = TorchExecution.Auto)
        : this(OfPrecision(parameters, recipe ?? throw new ArgumentNullException(nameof(recipe))), recipe.Settings, recipe.OptionsFor(options), execution)
    {
    }

    // Before anything is made that would have to be disposed of.
    private static List<(string name, TorchParameter parameter)> OfPrecision(IEnumerable<(string name, TorchParameter parameter)> parameters, Recipe recipe)
    {
        List<(string name, TorchParameter parameter)> list = [.. parameters ?? throw new ArgumentNullException(nameof(parameters))];
        foreach ((string name, TorchParameter parameter) in list)
            recipe.Precision?.Require(TorchTypes.Of(parameter, name));
        return list;
    }

    private ScheduleDslOptimizer(
        List<NamedParameter>? parameters, RunSource source, List<ScheduleDslParamGroup> groups, RunOptions? options, TorchExecution execution)
    {
        (this.source, this.options, this.execution) = (source, options ?? new RunOptions(), execution);
        foreach (ScheduleDslParamGroup group in groups)
            RequireNew(group);
        explicitGroups.AddRange(groups);
        parameterList = parameters ?? NamedParameter.List(groups.SelectMany(group => group.Named));
        host = TorchRun.Create(parameterList, source, RunOptionsFor(explicitGroups), execution);
        _defaults = new ScheduleDslOptions();
        ShowGroups();
    }

    /// <summary>Number of updates applied so far.</summary>
    public long Steps => Run.Steps;

    /// <summary>What the last step did: whether it was applied, and the value of each hyperparameter. Null before the first.</summary>
    public StepResult? LastResult { get; private set; }

    /// <summary>The groups.</summary>
    public IReadOnlyList<ScheduleDslParamGroup> Groups => [.. _parameter_groups.Cast<ScheduleDslParamGroup>()];

    /// <summary>The momentum of all groups; read, that of the first. See <see cref="ScheduleDslParamGroup.Momentum"/>.</summary>
    public double Momentum
    {
        get => Groups[0].Momentum;
        set
        {
            foreach (ScheduleDslParamGroup group in Groups)
                group.Momentum = value;
        }
    }

    internal OptimizerRun Run => host.Run;

    internal TorchRun Host => host;

    /// <summary>Updates every parameter that has a gradient, once.</summary>
    /// <param name="closure">
    /// Evaluates the model anew: clears the gradients, computes the loss, calls backward. Rules that need the loss (an input <c>loss</c>) are handed what it returns.
    /// </param>
    /// <returns>The closure's loss, or null.</returns>
    /// <exception cref="InvalidOperationException">A parameter was disposed of or replaced, or a rate is written that a schedule drives; the message names it.</exception>
    /// <exception cref="NotSupportedException">A gradient is sparse or of another type.</exception>
    public override Tensor step(Func<Tensor>? closure = null)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        Tensor? loss = null;
        if (closure is not null)
        {
            using (enable_grad())
                loss = closure();
            if (loss is not null && Run.TakesInput("loss"))
                Run.SetInput("loss", Number(loss));
        }

        foreach (ScheduleDslParamGroup group in _parameter_groups.Cast<ScheduleDslParamGroup>())
            group.TakeRate();
        LastResult = host.Step();
        ShowRates();
        return loss!;
    }

    /// <summary>Sets a number that the rule needs for the step as a whole, such as the loss. It stays until it is set again.</summary>
    /// <param name="name">The input, as the rule calls it.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="KeyNotFoundException">The rule has no such input.</exception>
    public void SetInput(string name, double value) => Run.SetInput(name, value);

    /// <summary>Sets what the rule reads for each weight beside its gradient, such as an estimate of the Hessian's diagonal. The values are copied, and stay until they are set again.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="input">The input, as the rule calls it.</param>
    /// <param name="values">As many numbers as weights, of the parameter's shape.</param>
    /// <exception cref="ArgumentException">The shape is another.</exception>
    /// <exception cref="KeyNotFoundException">There is no such parameter, or its rule has no such input.</exception>
    public void SetInput(string parameter, string input, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ObjectDisposedException.ThrowIf(disposed, this);
        if (!RuleOf(parameter).Inputs.Any(known => !known.IsScalar && known.Name == input))
            throw new KeyNotFoundException($"{RuleOf(parameter).ShortName()} has no input {input} for each weight{Nearest.Hint(input, RuleOf(parameter).Inputs.Select(known => known.Name))}");
        if (!values.shape.SequenceEqual(host.ShapeOf(parameter)))
            throw new ArgumentException($"The input {input} of {parameter} has shape [{string.Join(", ", values.shape)}], and the parameter [{string.Join(", ", host.ShapeOf(parameter))}].");
        host.SetInput(parameter, input, values);
    }

    /// <summary>Applies what has been gathered for an update that is not complete, such as the last batches of an epoch with <see cref="Modifiers.Accumulate"/>; gradients are not read.</summary>
    /// <exception cref="InvalidOperationException">A rule of the run gathers nothing.</exception>
    public StepResult Flush()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        StepResult result = host.Flush();
        LastResult = result;
        ShowRates();
        return result;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || disposed)
            return;
        disposed = true;
        host?.Dispose();
    }

    private void ShowRates()
    {
        foreach (ParamGroup group in _parameter_groups)
            ((ScheduleDslParamGroup)group).Publish();
    }

    private static double Number(Tensor loss)
    {
        using Tensor number = loss.detach().to(ScalarType.Float64);
        return number.item<double>();
    }
}
