using System;
using System.Globalization;
using TorchSharpTraining;

const string Usage = """
    Trains an MLP on 1,797 handwritten digits with TorchSharp's autograd and an optimizer declared in C#.

      --updates N      planned number of updates (default 200), of 8 batches of 16 images each
      --stop-after N   end after so many updates as if the process were killed
      --state FILE     weights and optimizer, saved every 20 updates (default torch-digits.safetensors); a run that finds it resumes

    Needs the packages TorchSharp and TorchSharp-cpu, or with -p:LibTorch=system TorchSharp and a libtorch that is installed.
    """;

int updates = 200;
int? stopAfter = null;
string state = "torch-digits.safetensors";
for (int i = 0; i < args.Length; i += 2)
{
    string value = i + 1 < args.Length ? args[i + 1] : "";
    switch (args[i])
    {
        case "--updates" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0:
            updates = number;
            break;
        case "--stop-after" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number):
            stopAfter = number;
            break;
        case "--state" when value.Length > 0:
            state = value;
            break;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}

using Training training = new(new TrainingOptions(updates, stopAfter, state));
if (!training.Run(Console.Out))
    Console.WriteLine($"stopped at update {training.Optimizer.Steps}; run again to resume from {state}");
return 0;
