using System;
using ScheduleDsl.Cli;

return CommandLine.Run(args, Console.Out, Console.Error);
