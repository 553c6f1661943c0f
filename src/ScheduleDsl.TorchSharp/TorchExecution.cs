namespace ScheduleDsl.Torch;

/// <summary>How steps over tensors are carried out.</summary>
public enum TorchExecution
{
    /// <summary>In place where the tensors are on the CPU, by operations of TorchSharp on every other device.</summary>
    Auto,

    /// <summary>By the compiled loops, in the tensors' own memory: on the CPU only.</summary>
    InPlace,

    /// <summary>
    /// By operations of TorchSharp on whole tensors: on any device. Each operation of the rule is a pass over memory of its own, so a step costs about as much as
    /// TorchSharp's own optimizers do, and results agree with the compiled loops up to rounding.
    /// </summary>
    Operations,
}
