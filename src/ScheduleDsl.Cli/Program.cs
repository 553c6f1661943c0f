using System;
using System.Text;
using ScheduleDsl.Cli;

// Curves are drawn in Braille, which a console of another encoding shows as question marks.
Console.OutputEncoding = Encoding.UTF8;
return CommandLine.Run(args, Console.Out, Console.Error);
