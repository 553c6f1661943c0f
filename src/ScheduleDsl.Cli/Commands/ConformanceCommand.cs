using System;
using System.CommandLine;
using System.Linq;
using ScheduleDsl.Conformance;

namespace ScheduleDsl.Cli.Commands;

/// <summary><c>conformance</c>: replays other people's trajectories through the built-ins.</summary>
internal static class ConformanceCommand
{
    private const string Scalar = "scalar";
    private const string Double = "double";
    private const string Float = "float";

    private static readonly Option<string> Golden = new("--golden")
    {
        HelpName = "DIR",
        Required = true,
        Description = "the folder of recorded trajectories and sequences; its JSON files are found recursively",
    };

    private static readonly Option<string?> Target = new Option<string?>("--target")
    {
        Description = "what computes the updates (default: simd); devices in float",
    }.Among([Scalar, "simd", .. DeviceTargets.Names]);

    private static readonly Option<string?> Precision = new Option<string?>("--precision")
    {
        Description = "precision of the updates (default: that of each file)",
    }.Among(Double, Float);

    private static readonly Option<string?> Only = new("--only")
    {
        HelpName = "NAME",
        Description = "one family, or one file, by its name without .json",
    };

    private static readonly Option<bool> Sample = new("--sample") { Description = "one file of each family, the first by name" };

    private static readonly Option<bool> Json = new("--json") { Description = "prints the report as JSON" };

    public static Command Create(Screen screen, DeviceTargets devices)
    {
        Command command = new("conformance", "Replays recorded trajectories through the built-ins and compares.") { Golden, Target, Precision, Only, Sample, Json };
        command.SetAction(parsed => Run(screen, Options(parsed), DeviceOf(parsed.GetValue(Target), devices), parsed.GetValue(Json)));
        return command;
    }

    private static ConformanceOptions Options(ParseResult parsed) => new(parsed.GetValue(Golden)!)
    {
        Target = parsed.GetValue(Target) == Scalar ? ConformanceTarget.Scalar : ConformanceTarget.Simd,
        Precision = parsed.GetValue(Precision) switch
        {
            Double => ElementType.Float64,
            Float => ElementType.Float32,
            _ => null,
        },
        Only = parsed.GetValue(Only),
        IsSample = parsed.GetValue(Sample),
    };

    private static RunDevice? DeviceOf(string? target, DeviceTargets devices) => target is not null && DeviceTargets.Names.Contains(target) ? devices.Open(target) : null;

    private static int Run(Screen screen, ConformanceOptions options, RunDevice? device, bool asJson)
    {
        using IDisposable? opened = device as IDisposable;
        try
        {
            ConformanceReport report = ConformanceRunner.Run(options with { Device = device });
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
