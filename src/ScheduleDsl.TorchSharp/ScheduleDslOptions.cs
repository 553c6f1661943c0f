using System;
using System.IO;
using TorchSharp.Modules;

namespace ScheduleDsl.Torch;

/// <summary>
/// What TorchSharp reads and writes of a group: its learning rate. All else that a rule has is in its settings and, once a run goes on, in the run. The options of the
/// first group carry the whole run into a state dictionary's file.
/// </summary>
public sealed class ScheduleDslOptions : OptimizerOptions
{
    internal ScheduleDslOptions()
    {
    }

    // The optimizer whose run these options carry; null in all groups but the first.
    internal ScheduleDslOptimizer? Carried { get; set; }

    /// <inheritdoc/>
    public override void SaveStateDict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        base.SaveStateDict(writer);
        if (Carried is null)
            return;
        using FileStream run = Buffered();
        Carried.Save(run);
        writer.Write(run.Length);
        run.Position = 0;
        writer.Flush();
        run.CopyTo(writer.BaseStream);
    }

    /// <inheritdoc/>
    /// <exception cref="SavedRunException">The run in the file is another optimizer's, or took its steps with other hyperparameters.</exception>
    public override void LoadStateDict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        (double initial, double rate) = (reader.ReadDouble(), reader.ReadDouble());
        if (Carried is not null)
        {
            using FileStream run = Buffered();
            Copy(reader, reader.ReadInt64(), run);
            Carried.Load(run);
        }

        Adopt(initial, rate);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The source is another optimizer's.</exception>
    public override void LoadStateDict(OptimizerOptions source)
    {
        if (source is not ScheduleDslOptions options || options.Carried is null != Carried is null)
            throw new ArgumentException("The state dictionary is not one of a ScheduleDslOptimizer with the same groups.");
        if (Carried is not null)
        {
            using FileStream run = Buffered();
            options.Carried!.Save(run);
            Carried.Load(run);
        }

        Adopt(source.InitialLearningRate, source.LearningRate ?? 0);
    }

    // The run itself knows what its rate is; only where schedulers start is not its own.
    private void Adopt(double initial, double rate) => (InitialLearningRate, LearningRate) = (initial, LearningRate ?? rate);

    // States may be larger than one array.
    private static FileStream Buffered() =>
        new(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);

    private static void Copy(BinaryReader reader, long bytes, Stream target)
    {
        byte[] part = new byte[1 << 16];
        while (bytes > 0)
        {
            int read = reader.Read(part, 0, (int)Math.Min(bytes, part.Length));
            if (read == 0)
                throw new EndOfStreamException("The file ends within the run that it holds.");
            target.Write(part, 0, read);
            bytes -= read;
        }
    }
}
