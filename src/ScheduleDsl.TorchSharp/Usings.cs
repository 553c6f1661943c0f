// ScheduleDsl has parameters of its own, entries of a table: a tensor of a module goes by this name.
global using TorchParameter = TorchSharp.Modules.Parameter;
