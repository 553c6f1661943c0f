using System;
using System.Text;
using ScheduleDsl.Cli;
using ScheduleDsl.Conformance;
using ScheduleDsl.Ilgpu;
using ScheduleDsl.Ilgpu.Cli;

// Compositions that recorded trajectories ask for and no built-in is.
[assembly: EmitDeviceKernels(typeof(ConformanceRunner))]

// Curves are drawn in Braille, which a console of another encoding shows as question marks.
Console.OutputEncoding = Encoding.UTF8;
return CommandLine.Run(args, Console.Out, Console.Error, new DeviceTargets(IlgpuTargets.Open));
