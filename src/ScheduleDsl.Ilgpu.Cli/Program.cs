using System;
using System.Text;
using ScheduleDsl.Cli;
using ScheduleDsl.Conformance;
using ScheduleDsl.Ilgpu;
using ScheduleDsl.Ilgpu.Cli;

// Compositions that recorded trajectories ask for and no built-in is.
#pragma warning disable SDL301 // One of them adds vectors of several tensors, which is for the processor.
[assembly: EmitDeviceKernels(typeof(ConformanceRunner))]
#pragma warning restore SDL301

// Curves are drawn in Braille, which a console of another encoding shows as question marks.
Console.OutputEncoding = Encoding.UTF8;
return CommandLine.Run(args, Console.Out, Console.Error, new DeviceTargets(IlgpuTargets.Open));
