using System;
using System.Collections.Generic;
using System.IO;
using ScheduleDsl.Tests.Runtime.Fakes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime;

/// <summary>What follows a schedule beside the rule's hyperparameters.</summary>
public class QuantityTests
{
    private static RunOptions Batch(Ramp ramp) => new() { Quantities = new Dictionary<string, Schedule> { ["BatchSize"] = ramp } };

    [Fact]
    public void AQuantity_IsReadForTheComingUpdate_AndFromTheResultOfIt()
    {
        using Training training = new(Batch(new Ramp { From = 16, Slope = 8 }));
        training.Steps(2);

        Assert.Equal(32, training.Run.Quantity("BatchSize"));
        StepResult result = training.Run.Step();
        Assert.Equal(32, result.Quantity("BatchSize"));
        Assert.Equal(40, training.Run.Quantity("BatchSize"));
        training.Run.Step();
        Assert.Throws<InvalidOperationException>(() => result.Quantity("BatchSize"));
        Assert.Contains("did you mean BatchSize?", Assert.Throws<KeyNotFoundException>(() => training.Run.Quantity("BatchSiz")).Message);
        Assert.Equal("BatchSize", Assert.Single(training.Run.Quantities).Key);
    }

    [Fact]
    public void AQuantity_ChangesNoWeight()
    {
        using Training with = new(Batch(new Ramp()));
        using Training without = new();
        with.Steps(5);
        without.Steps(5);

        Assert.Equal(without.Bits(), with.Bits());
    }

    [Fact]
    public void NamesOfHyperparameters_AndNothing_AreRefused()
    {
        Assert.Contains("LearningRate is a hyperparameter", Refusal("LearningRate", new Ramp()));
        Assert.Contains("without a name", Refusal("", new Ramp()));
        Assert.Contains("Noise is null", Refusal("Noise", null!));

        static string Refusal(string name, Schedule schedule) => Assert.Throws<ArgumentException>(
            () => new Training(new RunOptions { Quantities = new Dictionary<string, Schedule> { [name] = schedule } })).Message;
    }

    [Fact]
    public void AQuantityThatHasNoValue_StopsTheStepBeforeAnyWeightChanges()
    {
        using Training training = new(new RunOptions
        {
            Quantities = new Dictionary<string, Schedule> { ["Noise"] = new Unregistered("ends", step => step < 1 ? 1 : throw new ArgumentOutOfRangeException(nameof(step))) },
        });
        training.Steps(1);
        byte[] before = training.Bits();

        Assert.Throws<ArgumentOutOfRangeException>(() => training.Run.Step());
        Assert.Equal(before, training.Bits());
    }

    [Fact]
    public void ASavedRun_KnowsItsQuantities()
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        try
        {
            using Training saved = new(Batch(new Ramp { From = 16, Slope = 8 }));
            saved.Steps(4);
            saved.Run.Save(path);

            using Training same = new(Batch(new Ramp { From = 16, Slope = 8 }));
            same.Run.Load(path);
            Assert.Equal(48, same.Run.Quantity("BatchSize"));

            // It bends where the saved run has ended, or is unknown to one of the two: nothing was done differently.
            using Training later = new(Batch(new Ramp { From = 16, Slope = 8, Bend = 4, Kick = 1 }));
            later.Run.Load(path);
            using Training without = new();
            without.Run.Load(path);

            using Training earlier = new(Batch(new Ramp { From = 16, Slope = 8, Bend = 3, Kick = 1 }));
            Assert.Contains(
                "BatchSize first differs at step 3 of the 4 saved: it was 40, this run has 41, a jump of 1",
                Assert.Throws<SavedRunException>(() => earlier.Run.Load(path)).Message);
            earlier.Run.Load(path, new LoadOptions { AcceptDifferentHypers = true });
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ARecipe_HandsItsQuantitiesToTheRun()
    {
        Recipe recipe = new(new MomentumSettings { LearningRate = 0.1 }, 10) { Quantities = new Dictionary<string, Schedule> { ["Noise"] = new Ramp { From = 3 } } };
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [4]));
        using OptimizerRun run = recipe.For(table, new RunOptions { Quantities = new Dictionary<string, Schedule> { ["Share"] = new Ramp { From = 1 } } });

        Assert.Equal((3, 1), (run.Quantity("Noise"), run.Quantity("Share")));
        Assert.Contains("The quantity Noise", Assert.Throws<ArgumentException>(
            () => recipe.For(table, new RunOptions { Quantities = recipe.Quantities })).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Recipe(new MomentumSettings(), new Plan { BatchSize = 4 }));
    }
}
