using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Xunit;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.Tests;

/// <summary>Whether TorchSharp's native library is one for this machine. The test command asks this first: where it is not, no other test here can say anything.</summary>
public class NativeLibraryTests
{
    [Fact]
    public void NativeLibrary_IsForThisMachine()
    {
        string? reason = Reason();
        Assert.True(reason is null, "The native library cannot be loaded: " + reason);
    }

    // TorchSharp searches several places and then names the package that it would be in; what is wrong with the file only the system's loader says.
    private static string? Reason()
    {
        try
        {
            using Tensor one = ones(1);
            return null;
        }
        catch (Exception failed) when (failed is TypeInitializationException or NotSupportedException or DllNotFoundException)
        {
            string? file = Directory.GetFiles(AppContext.BaseDirectory, "*LibTorchSharp.*", SearchOption.AllDirectories).FirstOrDefault(f => Path.GetExtension(f) is ".so" or ".dll" or ".dylib");
            return file is null ? failed.GetBaseException().Message : Said(file) ?? failed.GetBaseException().Message;
        }
    }

    private static string? Said(string file)
    {
        try
        {
            NativeLibrary.Load(file);
            return null;
        }
        catch (DllNotFoundException e)
        {
            return e.Message.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Contains("not found", StringComparison.Ordinal)) ?? e.Message;
        }
    }
}
