using System;
using System.Text;
using CharModel;
using CharModel.Tournament;
using CharModel.Training;
using Examples;

// Charts are drawn with block characters, which some consoles would turn into question marks.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(
    args,
    options => Session.Run(options, Terminal.Create(Console.Out, Console.IsOutputRedirected)),
    options => TournamentSession.Run(options, Terminal.Create(Console.Out, Console.IsOutputRedirected)),
    Console.Error);
