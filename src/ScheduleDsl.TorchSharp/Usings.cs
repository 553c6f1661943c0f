// ScheduleDsl has parameters and scalars of its own: those of TorchSharp go by these names.
global using TorchParameter = TorchSharp.Modules.Parameter;
global using TorchScalar = TorchSharp.Scalar;
