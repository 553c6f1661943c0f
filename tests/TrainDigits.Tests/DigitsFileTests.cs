using System.IO;
using System.Linq;
using Examples;
using TrainDigits.Digits;
using Xunit;

namespace TrainDigits.Tests;

public sealed class DigitsFileTests
{
    private static string Line(string pixel = "0", string label = "3", int pixels = 64) =>
        string.Join(',', Enumerable.Repeat(pixel, pixels).Append(label));

    [Fact]
    public void EmbeddedFile_HoldsAllImagesOfTheSource()
    {
        DigitSet digits = DigitsFile.ReadEmbedded();

        Assert.Equal(1797, digits.Count);
        // Class counts as published with the data set.
        int[] counts = [178, 182, 177, 183, 181, 182, 181, 179, 174, 180];
        Assert.Equal(counts, Enumerable.Range(0, 10).Select(d => digits.Labels.Count(l => l == d)));
        Assert.Equal(0, digits.Pixels.Min());
        Assert.Equal(1, digits.Pixels.Max());
    }

    [Fact]
    public void Pixels_AreScaledToOne()
    {
        DigitSet digits = DigitsFile.Parse(new StringReader(Line("4", "7") + "\n" + Line("16", "0") + "\n"), "x.csv");

        Assert.Equal([7, 0], digits.Labels);
        Assert.Equal(0.25f, digits.Image(0)[63]);
        Assert.Equal(1f, digits.Image(1)[0]);
    }

    [Theory]
    [InlineData("17", "3", 64, "x.csv, line 2: pixel 1 is '17', not a whole number from 0 to 16")]
    [InlineData("0", "10", 64, "x.csv, line 2: the label is '10', not a whole number from 0 to 9")]
    [InlineData("-1", "3", 64, "x.csv, line 2: pixel 1 is '-1', not a whole number from 0 to 16")]
    [InlineData("", "3", 64, "x.csv, line 2: pixel 1 is '', not a whole number from 0 to 16")]
    [InlineData("0", "3", 63, "x.csv, line 2: 64 values, but an image has 64 pixels and a label")]
    public void WrongLine_IsNamedWithItsNumber(string pixel, string label, int pixels, string message)
    {
        string text = Line() + "\n" + Line(pixel, label, pixels) + "\n";

        var error = Assert.Throws<UserError>(() => DigitsFile.Parse(new StringReader(text), "x.csv"));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void EmptyFile_IsAnError()
    {
        var error = Assert.Throws<UserError>(() => DigitsFile.Parse(new StringReader("\n"), "x.csv"));
        Assert.Equal("x.csv holds no images", error.Message);
    }

    [Fact]
    public void MissingFile_IsAnErrorThatNamesIt()
    {
        string path = Path.Combine(Path.GetTempPath(), "no such folder", "digits.csv");
        Assert.Contains(path, Assert.Throws<UserError>(() => DigitsFile.Read(path)).Message);
    }

    [Fact]
    public void FileThatIsNotGzip_IsAnErrorThatNamesIt()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".gz");
        File.WriteAllText(path, Line());
        try
        {
            Assert.Contains(path, Assert.Throws<UserError>(() => DigitsFile.Read(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
