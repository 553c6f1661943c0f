using System.CommandLine;
using ScheduleDsl.Conformance;

namespace ScheduleDsl.Cli.Commands;

/// <summary><c>conformance</c>: replays other people's trajectories through the built-ins.</summary>
internal static class ConformanceCommand
{
    private static readonly Option<string> Golden = new("--golden")
    {
        HelpName = "DIR",
        Required = true,
        Description = "the folder of recorded trajectories and sequences; its JSON files are found recursively",
    };

    private static readonly Option<string> Target = new("--target")
    {
        HelpName = "scalar|simd",
        Description = "what computes the updates",
        DefaultValueFactory = _ => "simd",
    };

    private static readonly Option<string?> Precision = new("--precision")
    {
        HelpName = "double|float",
        Description = "precision of the updates; that of each file where left out",
    };

    private static readonly Option<string?> Only = new("--only")
    {
        HelpName = "NAME",
        Description = "one family, or one file, by its name without .json",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "prints the report as JSON" };

    public static Command Create(Screen screen)
    {
        Command command = new("conformance", "Replays recorded trajectories through the built-ins and compares.") { Golden, Target, Precision, Only, Json };
        Target.AcceptOnlyFromAmong("scalar", "simd");
        Precision.AcceptOnlyFromAmong("double", "float");
        command.SetAction(parsed => Run(screen, Options(parsed), parsed.GetValue(Json)));
        return command;
    }

    private static ConformanceOptions Options(ParseResult parsed) => new(parsed.GetValue(Golden)!)
    {
        Target = parsed.GetValue(Target) == "scalar" ? ConformanceTarget.Scalar : ConformanceTarget.Simd,
        Precision = parsed.GetValue(Precision) switch
        {
            "double" => ElementType.Float64,
            "float" => ElementType.Float32,
            _ => null,
        },
        Only = parsed.GetValue(Only),
    };

    private static int Run(Screen screen, ConformanceOptions options, bool asJson)
    {
        try
        {
            ConformanceReport report = ConformanceRunner.Run(options);
            if (asJson)
                screen.Line(ReportWriter.ToJson(report));
            else
                ReportWriter.WriteText(report, screen.Plain);
            return report.ExitCode;
        }
        catch (ConformanceException e)
        {
            throw new UserError(e.Message);
        }
    }
}
