using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScheduleDsl.PyTorch;
using ScheduleDsl.Tests.Runtime.Fakes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime;

public sealed class SavedRunTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("saved-run").FullName;

    private string FilePath => Path.Combine(folder, "run.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Resume_GivesTheBitsOfTheUnbrokenRun()
    {
        using Training unbroken = new(), first = new(), second = new();
        unbroken.Steps(12);
        first.Steps(5);
        first.Run.Save(FilePath, new SaveOptions { IncludeParameters = true });
        second.Run.Load(FilePath);
        Assert.Equal(5, second.Run.Steps);
        second.Steps(7);
        Assert.Equal(unbroken.Bits(), second.Bits());
    }

    [Fact]
    public void Resume_KeepsTheWeightsOfTheTableWhereNoneWereSaved()
    {
        using Training first = new(), second = new();
        first.Steps(5);
        first.Run.Save(FilePath);
        second.Table["a"].Values.Fill(9);
        second.Run.Load(FilePath);
        Assert.Equal(9, second.Table["a"].Values[3]);
        Assert.Equal(first.Run.State("a", "momentum").ToArray(), second.Run.State("a", "momentum").ToArray());
    }

    [Fact]
    public void File_IsPlainSafetensors()
    {
        using Training training = new(new RunOptions { Seed = 17 });
        training.Steps(3);
        training.Run.Save(FilePath, new SaveOptions { IncludeParameters = true });
        byte[] bytes = File.ReadAllBytes(FilePath);
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        JsonObject header = JsonNode.Parse(bytes.AsSpan(8, length))!.AsObject();
        Assert.Equal(["__metadata__", "a", "a.momentum", "b", "b.momentum"], header.Select(entry => entry.Key));
        Assert.Equal("""{"dtype":"F32","shape":[2,5],"data_offsets":[40,80]}""", header["a.momentum"]!.ToJsonString());
        float third = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(8 + length + 40 + 2 * 4));
        Assert.Equal(training.Run.State("a", "momentum")[2], third);
        JsonObject metadata = header["__metadata__"]!.AsObject();
        Assert.All(metadata, entry => Assert.Equal(JsonValueKind.String, entry.Value!.GetValueKind()));
        Assert.Equal("3", (string?)metadata["step"]);
        Assert.Equal("17", (string?)metadata["seed"]);
        Assert.Equal("ScheduleDsl.Tests.Runtime.Fakes.Momentum", (string?)metadata["optimizer"]);
        Assert.Contains("Ramp(0.25, 0.01, 1000000, 0, 1000)", (string?)metadata["groups"]);
        Assert.Equal(new MomentumSettings { LearningRate = Training.Rate }, Registry.ReadSettings("Momentum", (string)metadata["settings"]!));
    }

    [Fact]
    public void DoubleRun_IsSavedAsDoubleAndRefusedByAFloatRun()
    {
        using Training training = new(type: ElementType.Float64), again = new(type: ElementType.Float64), single = new();
        training.Run.Save(FilePath);
        again.Run.Load(FilePath);
        Assert.Contains("The tensor a.momentum is F64, this run's is F32.", Refused(single));
    }

    [Fact]
    public void Seed_ComesBack()
    {
        using Training first = new(new RunOptions { Seed = -3 }), second = new();
        first.Run.Save(FilePath);
        second.Run.Load(FilePath);
        Assert.Equal(-3, second.Run.Seed);
    }

    [Fact]
    public void Groups_MayBeCutDifferentlyWhereTheNumbersAgree()
    {
        ParameterGroup[] groups = [new() { Name = "b only", Pattern = "b", RateMultiplier = 1 }];
        using Training first = new(), second = new(new RunOptions { Groups = groups });
        first.Steps(4);
        first.Run.Save(FilePath, new SaveOptions { IncludeParameters = true });
        second.Run.Load(FilePath);
        first.Steps(3);
        second.Steps(3);
        Assert.Equal(first.Bits(), second.Bits());
    }

    [Fact]
    public void OtherSchedule_IsRefusedWithTheFirstStepAndTheJump()
    {
        using Training first = new(), second = new(settings: new() { LearningRate = new Ramp { From = 0.25, Slope = 0.01, Bend = 3, Kick = 0.5 } });
        first.Steps(5);
        first.Run.Save(FilePath);
        Assert.Contains("LearningRate first differs at step 3 of the 5 saved: it was 0.28, this run has 0.78, a jump of 0.5", Refused(second));
        second.Run.Load(FilePath, new LoadOptions { AcceptDifferentHypers = true });
        Assert.Equal(5, second.Run.Steps);
    }

    [Fact]
    public void Fork_ThatAgreesUpToTheSavedStep_IsAccepted()
    {
        using Training first = new(), second = new(settings: new() { LearningRate = new Ramp { From = 0.25, Slope = 0.01, Bend = 5, Kick = 0.5 } });
        first.Steps(5);
        first.Run.Save(FilePath);
        second.Run.Load(FilePath);
        Assert.Equal(0.25 + 0.05 + 0.5, second.Run.Step()["LearningRate"], 12);
    }

    [Fact]
    public void TablesAndNamedCurves_AreMadeAgainToBeCompared()
    {
        using Training first = new(settings: new()
        {
            LearningRate = new MultiStepLR { Milestones = StepTable.Of(1, 6), Gamma = 0.5 }, Beta = new CyclicLR { StepSizeUp = 4, Mode = CyclicMode.Triangular2 }.Momentum,
        });
        using Training second = new(settings: new()
        {
            LearningRate = new MultiStepLR { Milestones = StepTable.Of(1, 7), Gamma = 0.5 }, Beta = new CyclicLR { StepSizeUp = 4 }.Momentum,
        });
        using Training third = new(settings: new()
        {
            LearningRate = new MultiStepLR { Milestones = StepTable.Of(2, 6), Gamma = 0.5 }, Beta = new CyclicLR { StepSizeUp = 4 }.Momentum,
        });
        first.Steps(5);
        first.Run.Save(FilePath);
        second.Run.Load(FilePath);
        Assert.Equal(5, second.Run.Steps);
        Assert.Contains("LearningRate first differs at step 1 of the 5 saved: it was 0.05, this run has 0.1", Refused(third), StringComparison.Ordinal);
    }

    [Fact]
    public void OtherNumber_IsRefused()
    {
        using Training first = new(), second = new(settings: new() { LearningRate = Training.Rate, Beta = 0.5 });
        first.Steps(1);
        first.Run.Save(FilePath);
        Assert.Contains("Beta first differs at step 0 of the 1 saved: it was 0.9, this run has 0.5, a jump of -0.4", Refused(second));
    }

    [Fact]
    public void ConstantThatASchedulesValuesEqual_IsAccepted()
    {
        using Training first = new(settings: new() { LearningRate = 0.5 }), second = new(settings: new() { LearningRate = new Ramp { From = 0.5, Slope = 0 } });
        first.Steps(2);
        first.Run.Save(FilePath);
        second.Run.Load(FilePath);
        Assert.Equal(2, second.Run.Steps);
    }

    [Fact]
    public void StateThatAScheduleBroughtIntoBeing_ComesBack()
    {
        MomentumSettings settings = new() { Beta = new Ramp { From = 0, Slope = 0.125 }, Initial = 2 };
        using Training unbroken = new(settings: settings), first = new(settings: settings), second = new(settings: settings), early = new(settings: settings);
        unbroken.Steps(6);
        first.Steps(1);
        first.Run.Save(FilePath, new SaveOptions { IncludeParameters = true });
        early.Steps(2);
        early.Run.Load(FilePath);
        Assert.False(early.Run.HasState("a", "momentum"));
        early.Steps(5);
        Assert.Equal(unbroken.Bits(), early.Bits());
        first.Steps(3);
        first.Run.Save(FilePath, new SaveOptions { IncludeParameters = true });
        second.Run.Load(FilePath);
        Assert.True(second.Run.HasState("a", "momentum"));
        second.Steps(2);
        Assert.Equal(unbroken.Bits(), second.Bits());
    }

    [Fact]
    public void KillInMidSave_LosesNothing()
    {
        using Training first = new(), second = new();
        first.Steps(3);
        first.Run.Save(FilePath, new SaveOptions { IncludeParameters = true });
        byte[] saved = File.ReadAllBytes(FilePath);
        // What a process leaves that dies while it writes beside the file.
        File.WriteAllBytes(FilePath + ".tmp", saved[..(saved.Length / 2)]);
        second.Run.Load(FilePath);
        Assert.Equal(first.Bits(), second.Bits());
        second.Steps(1);
        second.Run.Save(FilePath);
        Assert.Equal([FilePath], Directory.GetFiles(folder));
    }

    [Fact]
    public void SaveThatFails_LeavesTheOldFile()
    {
        using Training training = new();
        training.Run.Save(FilePath);
        byte[] saved = File.ReadAllBytes(FilePath);
        Directory.CreateDirectory(FilePath + ".tmp");
        training.Steps(1);
        Assert.ThrowsAny<SystemException>(() => training.Run.Save(FilePath));
        Assert.Equal(saved, File.ReadAllBytes(FilePath));
        Assert.Throws<DivideByZeroException>(() => AtomicFile.Write(Path.Combine(folder, "other"), _ => throw new DivideByZeroException()));
        Assert.Equal([FilePath], Directory.GetFiles(folder));
    }

    [Fact]
    public void NamesThatCollide_AreAnErrorWhenWeightsAreSaved()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("a", [2]), ("a.momentum", [2]));
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings());
        run.Save(FilePath);
        run.Load(FilePath);
        Assert.Contains("would be called a.momentum", Assert.Throws<InvalidOperationException>(() => run.Save(FilePath, new SaveOptions { IncludeParameters = true })).Message);
    }

    [Fact]
    public void MissingFile_IsTheUsualError()
    {
        using Training training = new();
        Assert.Throws<FileNotFoundException>(() => training.Run.Load(FilePath));
    }

    private string Refused(Training training)
    {
        byte[] before = training.Bits();
        long step = training.Run.Steps;
        string message = Assert.Throws<SavedRunException>(() => training.Run.Load(FilePath)).Message;
        Assert.StartsWith(FilePath + ": ", message);
        Assert.Equal(before, training.Bits());
        Assert.Equal(step, training.Run.Steps);
        return message;
    }
}
