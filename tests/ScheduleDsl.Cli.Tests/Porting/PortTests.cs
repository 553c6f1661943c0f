using System;
using System.IO;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Cli.Tests.Porting;

public sealed class PortTests
{
    [Fact]
    public void Optimizer_BecomesSettingsWithWhatTheSnippetSays()
    {
        PortedCode code = PortedCode.Of("""
            from torch import optim
            wd = 5e-2
            opt = optim.AdamW(net.parameters(), 3e-4, (0.9, 0.95), weight_decay=wd, fused=True)
            """);

        Assert.Contains("public static AdamWSettings Settings", code.Text);
        Assert.Equal((3e-4, 0.9, 0.95, 0.05), (code.Hyper("LearningRate").Value, code.Hyper("Beta1").Value, code.Hyper("Beta2").Value, code.Hyper("WeightDecay").Value));
        Assert.DoesNotContain("Epsilon", code.Text);
        Assert.Equal(["How many updates the run has is not in the snippet."], code.Unmapped);
    }

    [Fact]
    public void TrainersDecay_IsWrittenBecauseThisLibrarysAdamWHasAnotherDefault() =>
        Assert.Equal(0, PortedCode.Of("args = TrainingArguments(max_steps=10)").Hyper("WeightDecay").Value);

    [Fact]
    public void ParameterGroups_KeepTheirConditionsAndNumbers()
    {
        PortedCode code = PortedCode.Of("""
            no_decay = ["bias", "norm"]
            o = torch.optim.AdamW([
                {"params": [p for n, p in m.named_parameters() if not any(nd in n for nd in no_decay)], "weight_decay": 0.1},
                {"params": [p for n, p in m.named_parameters() if any(nd in n for nd in no_decay)], "weight_decay": 0.0},
                {"params": m.head.parameters(), "lr": 1e-2},
                {"params": [p for p in special if ok(p)], "betas": (0.8, 0.9)},
                {"params": [p for n, p in m.named_parameters() if p.ndim >= 2 and p.requires_grad]},
            ], lr=1e-3)
            """);

        Assert.Equal(["group 1", "group 2", "group 3", "group 4", "group 5"], code.Groups.Select(g => g.Name));
        Assert.False(code.Groups[0].Predicate!(Named("block.bias")));
        Assert.True(code.Groups[0].Predicate!(Named("block.weight")));
        Assert.True(code.Groups[1].Predicate!(Named("norm.weight")));
        Assert.Equal(0, code.Groups[1].Overrides["WeightDecay"].Value);
        Assert.Equal(("head.*", 0.01), (code.Groups[2].Pattern, code.Groups[2].Overrides["LearningRate"].Value));
        Assert.Equal(0.8, code.Groups[3].Overrides["Beta1"].Value);
        Assert.Equal(2, code.Groups[4].MinRank);
        Assert.Contains(code.Unmapped, u => u.StartsWith("line 6: params of group 4, [p for p in special if ok(p)]: ", StringComparison.Ordinal));
    }

    [Fact]
    public void SchedulerSteppedOncePerEpoch_StaysWithinTheEpoch()
    {
        const string Snippet = """
            optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
            scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, [2, 3], 0.1)
            for epoch in range(5):
                for x, y in loader:
                    loss(model(x), y).backward()
                    optimizer.step()
                scheduler.step()
            """;

        PortedCode code = PortedCode.Of(Snippet, "--updates-per-epoch", "10");

        Assert.Equal(0.1, code.LearningRate.At(19), 1e-15);
        Assert.Equal(0.01, code.LearningRate.At(20), 1e-15);
        Assert.Equal(50, code.Create().Steps);
        // The inner loop says it, too.
        Assert.Equal(35, PortedCode.Of(Snippet, "--set", "len(loader)=7").Create().Steps);
        Assert.Contains(PortedCode.Of(Snippet).Unmapped, u => u.StartsWith("How many updates an epoch has is not in the snippet", StringComparison.Ordinal));
    }

    [Fact]
    public void SchedulerSteppedWithTheOptimizer_CountsUpdates()
    {
        PortedCode code = PortedCode.Of("""
            optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
            scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.1, steps_per_epoch=len(loader), epochs=EPOCHS)
            for epoch in range(EPOCHS):
                for batch in loader:
                    optimizer.step()
                    scheduler.step()
            """, "--set", "len(loader)=20", "--set", "EPOCHS=10");

        Assert.Equal(200, code.Create().Steps);
        Assert.Equal(200, code.LearningRate.Length);
        Assert.Contains(code.Conventions, c => c.Contains("in place of the optimizer's 0.9", StringComparison.Ordinal));
    }

    [Fact]
    public void LambdaLR_IsNamedWithItsLineAndTheRestIsPorted()
    {
        PortedCode code = PortedCode.Of("""
            optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
            scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lr_lambda=lambda e: 0.95 ** e)
            """);

        Assert.Equal(0.1, code.Hyper("LearningRate").Value);
        Assert.Contains(code.Unmapped, u => u.StartsWith("line 2: torch.optim.lr_scheduler.LambdaLR(optimizer, lr_lambda=lambda e: 0.95 ** e): its rate is a Python function", StringComparison.Ordinal));
    }

    [Fact]
    public void UnknownValue_IsNamedAndCanBeGiven()
    {
        const string Snippet = """
            optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
            scheduler = CosineAnnealingWarmRestarts(optimizer, T_0=args.cycle)
            """;

        Assert.Contains(
            "line 2: T_0=args.cycle: its value is not in the snippet, so CosineAnnealingWarmRestarts cannot be built; give it with --set \"args.cycle=NUMBER\".",
            PortedCode.Of(Snippet).Unmapped);
        Assert.Equal(0.1, PortedCode.Of(Snippet, "--set", "args.cycle=7").LearningRate.At(7), 1e-15);
    }

    [Fact]
    public void TrainingLoop_IsReadForItsStepsAndItsClipping()
    {
        PortedCode code = PortedCode.Of("""
            steps = len(loader) * 3
            groups = []
            groups.append({"params": m.head.parameters(), "weight_decay": 0.0})
            groups.append({"params": m.body.parameters()})
            optimizer = torch.optim.AdamW(groups, lr=2e-5)
            scheduler = get_linear_schedule_with_warmup(optimizer, num_warmup_steps=int(0.1 * steps), num_training_steps=steps)
            for epoch in range(3):
                for i, batch in enumerate(loader):
                    loss = model(**batch).loss / 2
                    loss.backward()
                    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                    optimizer.step()
                    scheduler.step()
                    if i % 100 == 0:
                        print(f"{loss.item():.3f}")
                    else:
                        pass
            """, "--set", "len(loader)=100");

        Assert.Equal((300, 2), (code.Create().Steps, code.Groups.Count));
        Assert.Equal(2e-5, code.LearningRate.At(30), 1e-18);
        Assert.Equal(["line 11: torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0): clip the gradients before each step."], code.Unmapped);
    }

    [Fact]
    public void ListsFilledInLoops_AreNotTakenForWhatTheyBeganAs()
    {
        PortedCode code = PortedCode.Of("""
            decay, no_decay = [], []
            for n, p in model.named_parameters():
                (no_decay if p.ndim < 2 else decay).append(p)
            optimizer = torch.optim.AdamW([{"params": decay, "weight_decay": 0.1}, {"params": no_decay, "weight_decay": 0.0}], lr=6e-4)
            """);

        Assert.Equal(["decay", "no_decay"], code.Groups.Select(g => g.Pattern));
        Assert.Contains(code.Unmapped, u => u.StartsWith("line 4: params of group 1, decay: ", StringComparison.Ordinal));
    }

    [Fact]
    public void AdviceNamesTheInnermostValueThatIsMissing() => Assert.Contains(
        PortedCode.Of("o = torch.optim.SGD(m.parameters(), lr=0.1)\nn = 3 * len(loader)\ns = OneCycleLR(o, 0.1, total_steps=int(2 * n))").Unmapped,
        u => u.EndsWith("give it with --set \"len(loader)=NUMBER\".", StringComparison.Ordinal));

    [Fact]
    public void TwoOptimizers_AreTwoRuns()
    {
        PortedCode code = PortedCode.Of("""
            opt_g = torch.optim.Adam(generator.parameters(), lr=2e-4, betas=(0.5, 0.999))
            opt_d = torch.optim.Adam(discriminator.parameters(), lr=1e-4)
            """);

        Assert.Contains("public static class OptGRun", code.Text);
        Assert.Contains("public static class OptDRun", code.Text);
    }

    [Fact]
    public void TimmOptions_BecomeSettingsAndTheNoDecayGroup()
    {
        PortedCode code = PortedCode.Of("""
            CUDA_VISIBLE_DEVICES=0 python train.py /data --model resnet50 \
              --opt adamw --opt-betas 0.9 0.98 --lr 1e-3 --weight-decay 0.05 \
              --sched step --decay-epochs 30 --epochs 90 -b 256 --clip-grad 1.0
            """);

        Assert.Equal((0.98, 0.05), (code.Hyper("Beta2").Value, code.Hyper("WeightDecay").Value));
        Assert.Equal(1, Assert.Single(code.Groups).MaxRank);
        Assert.Equal(256, code.Create().BatchSize);
        Assert.Contains("line 3: --clip-grad 1.0: clip the gradients before each step.", code.Unmapped);
    }

    [Fact]
    public void TrainingArguments_NameTheClippingThatTheTrainerDoes()
    {
        PortedCode code = PortedCode.Of("""
            args = TrainingArguments(
                output_dir="out",
                weight_decay=0.01,
                num_train_epochs=3,
            )
            """, "--updates-per-epoch", "101");

        Assert.Equal(0.01, code.Hyper("WeightDecay").Value);
        Assert.Equal(303, code.Create().Steps);
        Assert.Contains("line 1: max_grad_norm=1.0 (the default): clip the gradients to this norm before each step.", code.Unmapped);
    }

    [Fact]
    public void ThePageAboutIt_ShowsWhatItPrints()
    {
        string[] page = File.ReadAllLines(Path.Combine(Tool.Docs, "port.md"));
        string snippet = string.Join('\n', page.SkipWhile(l => !l.StartsWith("    ", StringComparison.Ordinal)).TakeWhile(l => l.Length > 0).Select(l => l[4..]));
        string shown = string.Join('\n', page.SkipWhile(l => l != "```csharp").Skip(1).TakeWhile(l => l != "```"));

        PortedCode code = PortedCode.Of(snippet, "--set", "len(loader)=391");

        Assert.Contains(shown, code.Text);
        Assert.Contains(code.Conventions, c => c.Contains("agree over the whole run of 200 steps; beyond it, at step 201", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x = 3", "Nothing in the snippet is an optimizer, a scheduler or a configuration that is known here.")]
    [InlineData("  \n", "The snippet is empty.")]
    [InlineData("tar --extract --file x", "None of the options belongs to timm's train.py or to Hugging Face's TrainingArguments.")]
    [InlineData("train.py --lr 1 --lr 2", "Line 1, column 17: --lr is given twice, first in line 1, column 10.")]
    [InlineData("train.py --lr fast", "Line 1, column 10: --lr fast is no number.")]
    [InlineData("o = torch.optim.SGD(m.parameters(), lr=0.1)\ns = OneCycleLR(o, max_lr=0.1)", "Line 2, column 5: OneCycleLR needs total_steps, or epochs and steps_per_epoch.")]
    [InlineData("o = torch.optim.SGD(m.parameters(), lr=-0.1)", "Line 1, column 5: Sgd.LearningRate is -0.1: it must be at least 0.")]
    [InlineData("o = torch.optim.SGD(m.parameters(), lr=0.1)\ns = ExponentialLR(o, gamma=-2)", "Line 2, column 5: ExponentialLR.Gamma is -2: it must be at least 0.")]
    [InlineData("o = torch.optim.SGD(m.parameters(), lr=0.1)\ns = SequentialLR(o, [ExponentialLR(o, 0.9), ExponentialLR(o, 0.8)], [3, 5])", "Line 2, column 69: 2 schedulers need 1 milestones, and these are 2.")]
    [InlineData("o = torch.optim.SGD(m.parameters(), lr=0.1)\ns = OneCycleLR(o, max_lr=[0.1], total_steps=3", "Line 2, column 15: '(' is never closed.")]
    public void WhatCannotBeRead_IsOneErrorAndNothingElse(string snippet, string message)
    {
        using TemporaryFolder folder = new();
        ToolResult result = Tool.Run("port", folder.File("snippet", snippet));

        Assert.Equal((2, "", message), (result.ExitCode, result.Output, result.ErrorLine));
    }

    [Fact]
    public void OptionThatFitsNothing_IsAnError()
    {
        using TemporaryFolder folder = new();
        string snippet = folder.File("snippet", "o = torch.optim.SGD(m.parameters(), lr=0.1)");

        Assert.Equal("--set len(loader): the snippet has no such expression.", Tool.Run("port", snippet, "--set", "len(loader)=3").ErrorLine);
        Assert.Equal("--set lr is not EXPRESSION=NUMBER, such as --set \"len(loader)=500\".", Tool.Run("port", snippet, "--set", "lr").ErrorLine);
        Assert.StartsWith("The snippet cannot be read from", Tool.Run("port", snippet + "x").ErrorLine);
    }

    private static Parameter Named(string name) => ParameterTable.CreateArena(ElementType.Float32, (name, [2, 2]))[name];
}
