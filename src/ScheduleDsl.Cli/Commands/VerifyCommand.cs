using System;
using System.CommandLine;
using ScheduleDsl.Testing;

namespace ScheduleDsl.Cli.Commands;

/// <summary><c>verify NAME</c>: whether an optimizer keeps what is promised of every rule. Exit code 1 where it does not.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string> Name = OptimizerSpec.Argument();

    public static Command Create(Screen screen)
    {
        ProjectOptions project = new();
        Command command = new("verify", "Proves an optimizer: all targets and its body agree to the bit, runs resume, steps allocate nothing. Exit code 0: all holds, 1: something differs.") { Name };
        project.AddTo(command);
        command.SetAction(parsed =>
        {
            ProofReport report = Proved(OptimizerSpec.Read(project.Types(parsed), parsed.GetValue(Name)!, "verify"));
            screen.Line(report.ToString().TrimEnd('\n'));
            return report.Holds ? 0 : 1;
        });
        return command;
    }

    // A rule may refuse the usual shapes.
    private static ProofReport Proved(OptimizerSettings settings)
    {
        try
        {
            return RuleProof.Check(settings);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new UserError(e.Message);
        }
    }
}
