namespace ScheduleDsl;

/// <summary>A chain of a tensor that several threads share.</summary>
internal readonly record struct LargeChain(RunTensor Tensor, PhaseCode Phase, LoopChain Chain);

/// <summary>A tensor that one thread takes through a phase.</summary>
internal readonly record struct WholeTensor(RunTensor Tensor, PhaseCode Phase);
