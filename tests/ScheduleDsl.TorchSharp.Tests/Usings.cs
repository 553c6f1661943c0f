global using TorchParameter = TorchSharp.Modules.Parameter;
