using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using ScheduleDsl.Schedules;
using ScheduleDsl.Tests.Runtime.Fakes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime;

/// <summary>A saved run is taken up by whoever would have taken its steps with the same values, and by nobody else.</summary>
public sealed class ResumeProofTests : IDisposable
{
    private static readonly Wsd Wsd = new() { Peak = 0.25, Steps = 400, WarmupSteps = 20, DecayFraction = 0.25 };

    private readonly string folder = Directory.CreateTempSubdirectory("resume-proof").FullName;

    private string FilePath => Path.Combine(folder, "run.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void SameSettings_AreAccepted()
    {
        Save(steps: 50, Wsd);
        Accepts(new Wsd { Peak = 0.25, Steps = 400, WarmupSteps = 20, DecayFraction = 0.25 });
    }

    [Theory]
    [InlineData(300)]
    [InlineData(301)]
    [InlineData(350)]
    public void Fork_FromTheSavedStepOrLater_IsAccepted(long at)
    {
        Save(steps: 300, Wsd);
        Accepts(Wsd.Fork(at, 600));
        Accepts(Wsd.Cooldown(at, 50));
    }

    [Fact]
    public void Cooldown_FromBeforeTheSavedStep_IsRefusedWithTheFirstStepAndTheJump()
    {
        Save(steps: 100, Wsd);
        // The cooldown of 50 updates begins at 90 with the peak, so it is 1/50 below it at 91.
        Assert.Contains("LearningRate first differs at step 91 of the 100 saved: it was 0.25, this run has 0.245, a jump of -0.00", Refuses(Wsd.Cooldown(90, 50)));
    }

    [Fact]
    public void RunSavedBeforeItsFirstStep_TakesAnySchedule()
    {
        Save(steps: 0, Wsd.Fork(320, 500));
        using Training training = new(settings: new() { LearningRate = new Unregistered("another", _ => 0.5) });

        training.Run.Load(FilePath);

        Assert.Equal(0.5, training.Run.Step()["LearningRate"]);
    }

    [Fact]
    public void SavedFork_IsProvenByItsRecord()
    {
        Save(steps: 350, Wsd.Fork(320, 500));
        Accepts(Wsd.Fork(320, 500));
        string message = Refuses(Wsd);
        // Values are kept every 8 steps and digests every 64; up to update 320 both are the same schedule.
        Assert.Contains("this run's values first differ at a step from 320 to 328 of the 350 saved: step 328 was ", message);
        Assert.Contains("a jump of -0.0", message);
    }

    [Fact]
    public void RecordOfFewSteps_NamesTheStep()
    {
        Save(steps: 40, new Unregistered("a", step => step < 33 ? 0.5 : 0.25));
        Accepts(new Unregistered("b", step => step < 33 ? 0.5 : 0.25));
        Accepts(new Unregistered("c", step => step < 33 ? 0.5 : step < 40 ? 0.25 : 7));
        Assert.Contains("LearningRate followed a: this run's values first differ at step 33 of the 40 saved: it was 0.25, this run has 0.5, a jump of 0.25",
            Refuses(new Unregistered("b", _ => 0.5)));
        Assert.Contains("first differ at step 0 of the 40 saved: it was 0.5, this run has 0.25, a jump of -0.25", Refuses(0.25));
    }

    [Fact]
    public void DifferenceBetweenRecordedValues_IsFoundByTheDigests()
    {
        Save(steps: 1000, new Unregistered("plain", _ => 0.5));
        Accepts(new Unregistered("plain", _ => 0.5));
        // Values are kept every 16 steps.
        Assert.Contains("first differ at a step from 192 to 255 of the 1000 saved, between those that were recorded", Refuses(new Unregistered("plain", step => step == 201 ? 0.6 : 0.5)));
        Assert.Contains("first differ at a step from 960 to 999 of the 1000 saved", Refuses(new Unregistered("plain", step => step == 999 ? 0.6 : 0.5)));
        Assert.Contains("first differ at a step from 192 to 208 of the 1000 saved: step 208 was 0.5", Refuses(new Unregistered("plain", step => step >= 201 ? 0.6 : 0.5)));
    }

    [Fact]
    public void SavingAgain_GivesTheRecordOfOneSave()
    {
        Unregistered rate = new("wave", step => 0.25 + 0.1 * Math.Sin(step));
        using Training training = new(settings: new() { LearningRate = rate });
        foreach (int steps in (int[])[1, 62, 1, 1, 300, 8000])
        {
            training.Steps(steps);
            training.Run.Save(FilePath);
            string again = Groups();
            using Training other = new(settings: new() { LearningRate = rate });
            other.Run.Load(FilePath);
            other.Run.Save(FilePath);
            Assert.Equal(again, Groups());
        }
    }

    [Fact]
    public void RunThatWentBack_IsRecordedAnew()
    {
        Unregistered rate = new("wave", step => 0.25 + 0.1 * Math.Sin(step));
        using Training training = new(settings: new() { LearningRate = rate });
        training.Steps(100);
        training.Run.Save(FilePath);
        string early = Groups();
        training.Steps(200);
        string late = Path.Combine(folder, "late");
        training.Run.Save(late);
        training.Run.Load(FilePath);
        training.Run.Save(FilePath);
        Assert.Equal(early, Groups());
    }

    [Fact]
    public void GroupsOwnSchedule_IsComparedToo()
    {
        RunOptions Groups(Slot rate) => new()
        {
            Groups = [new ParameterGroup { Name = "own", Pattern = "b", Overrides = { ["LearningRate"] = rate } }],
        };
        using (Training first = new(Groups(Wsd.Times(0.5))))
        {
            first.Steps(30);
            first.Run.Save(FilePath);
        }

        using Training same = new(Groups(Wsd.Times(0.5)));
        same.Run.Load(FilePath);
        using Training other = new(Groups(Wsd.Times(0.25)));
        string message = Assert.Throws<SavedRunException>(() => other.Run.Load(FilePath)).Message;
        Assert.Contains("parameter b: LearningRate followed", message);
        Assert.Contains("first differ at step 1 of the 30 saved: it was 0.00625, this run has 0.003125, a jump of -0.003125", message);
    }

    [Fact]
    public void OtherMultiplier_IsRefusedWithTheJump()
    {
        RunOptions Groups(double multiplier) => new() { Groups = [new ParameterGroup { Name = "own", Pattern = "b", RateMultiplier = multiplier }] };
        MomentumSettings settings = new() { LearningRate = new Unregistered("half", _ => 0.5) };
        using (Training first = new(Groups(2), settings))
        {
            first.Steps(30);
            first.Run.Save(FilePath);
        }

        using Training other = new(Groups(4), settings);
        Assert.Contains("first differ at step 0 of the 30 saved: it was 1, this run has 2, a jump of 1",
            Assert.Throws<SavedRunException>(() => other.Run.Load(FilePath)).Message);
    }

    [Fact]
    public void FileWithoutARecord_IsComparedByFingerprint()
    {
        Save(steps: 3, new Unregistered("half", _ => 0.5));
        Edit(driver => driver.Remove("Record"));
        Accepts(new Unregistered("half", _ => 0.5));
        Assert.Contains("LearningRate followed half, which cannot be made again to compare it with third", Refuses(new Unregistered("third", _ => 0.5)));
    }

    [Theory]
    [InlineData("Every", "0")]
    [InlineData("Every", "9223372036854775807")]
    [InlineData("DigestEvery", "63")]
    [InlineData("Values", "[]")]
    [InlineData("Digests", "[null]")]
    [InlineData("Digests", "[\"\", \"\"]")]
    public void RecordThatMakesNoSense_IsOneError(string field, string value)
    {
        Save(steps: 3, new Unregistered("half", _ => 0.5));
        Edit(driver => driver["Record"]![field] = JsonNode.Parse(value));
        Assert.Contains("entry groups cannot be read: what is recorded of a schedule's values does not fit the saved step", Refuses(new Unregistered("half", _ => 0.5)));
    }

    private void Save(int steps, Slot rate)
    {
        using Training training = new(settings: new() { LearningRate = rate });
        training.Steps(steps);
        training.Run.Save(FilePath);
    }

    private void Accepts(Slot rate)
    {
        using Training training = new(settings: new() { LearningRate = rate });
        training.Run.Load(FilePath);
        Assert.True(training.Run.Steps > 0);
    }

    private string Refuses(Slot rate)
    {
        using Training training = new(settings: new() { LearningRate = rate });
        string message = Assert.Throws<SavedRunException>(() => training.Run.Load(FilePath)).Message;
        Assert.Equal(0, training.Run.Steps);
        return message;
    }

    private string Groups() => (string)SavedFile.Metadata(FilePath)["groups"]!;

    private void Edit(Action<JsonObject> driver) => SavedFile.Edit(FilePath, metadata =>
    {
        JsonNode groups = JsonNode.Parse((string)metadata["groups"]!)!;
        driver(groups[0]!["Hypers"]!["LearningRate"]!.AsObject());
        metadata["groups"] = groups.ToJsonString();
    });
}
