using System;
using System.Text;
using Examples;
using TrainDigits;
using TrainDigits.Comparison;
using TrainDigits.Report;
using TrainDigits.Training;

// Charts are drawn with block characters, which some consoles would turn into question marks.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(
    args,
    options => Session.Run(options, Terminal.Create(Console.Out, Console.IsOutputRedirected)),
    options => CompareSession.Run(options, Terminal.Create(Console.Out, Console.IsOutputRedirected)),
    Console.Error);
