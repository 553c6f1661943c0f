namespace CharModel;

/// <summary>What the command line asks for; see <see cref="CommandLine"/> for what each means to the user.</summary>
internal sealed record TrainOptions
{
    /// <summary>Name of a registered optimizer, or null for the recipe's.</summary>
    public string? Optimizer { get; init; }

    /// <summary>Name of a registered schedule, or null for the recipe's.</summary>
    public string? Schedule { get; init; }

    /// <summary>Peak learning rate, or null for the recipe's, or the chosen optimizer's default.</summary>
    public double? Rate { get; init; }

    /// <summary>Length of the whole run, or null for the recipe's.</summary>
    public int? Steps { get; init; }

    /// <summary>Stops after this step, as if interrupted: the schedule stays that of the whole run.</summary>
    public int? StopAfter { get; init; }

    public long Seed { get; init; }

    public int Threads { get; init; }

    public string? Save { get; init; }

    public string? Resume { get; init; }

    public required string Report { get; init; }

    /// <summary>A file of words in place of the embedded one.</summary>
    public string? Data { get; init; }
}
