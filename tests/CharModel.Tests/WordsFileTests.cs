using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using CharModel.Words;
using Examples;
using Xunit;

namespace CharModel.Tests;

public sealed class WordsFileTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".gz");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void EmbeddedWords_AreThoseThatTheNoteTellsOf()
    {
        string[] words = WordsFile.ReadEmbedded();

        Assert.Equal(63_612, words.Length);
        Assert.Equal(63_612, words.Distinct().Count());
        Assert.All(words, w => Assert.InRange(w.Length, 2, 15));
        Assert.Equal("aardvark", words[0]);
    }

    [Theory]
    [InlineData("Apple", "x.txt, line 2: 'Apple' has 'A', but words are letters from a to z")]
    [InlineData("naïve", "x.txt, line 2: 'naïve' has 'ï', but words are letters from a to z")]
    [InlineData("a b", "x.txt, line 2: 'a b' has ' ', but words are letters from a to z")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx", "x.txt, line 2: a word of 41 letters, but the most is 40")]
    public void WrongLine_IsNamedWithItsNumber(string line, string message) =>
        Assert.Equal(message, Assert.Throws<UserError>(() => WordsFile.Parse(new StringReader("apple\n" + line + "\n"), "x.txt")).Message);

    [Fact]
    public void EmptyFile_IsAnError() =>
        Assert.Equal("x.txt holds no words", Assert.Throws<UserError>(() => WordsFile.Parse(new StringReader("\n"), "x.txt")).Message);

    [Fact]
    public void MissingFile_IsAnErrorThatNamesIt()
    {
        string missing = Path.Combine(Path.GetTempPath(), "no such folder", "words.txt");
        Assert.Contains(missing, Assert.Throws<UserError>(() => WordsFile.Read(missing)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PackedFile_IsRead()
    {
        File.WriteAllBytes(path, Packed("apple\npear\n"));
        Assert.Equal(["apple", "pear"], WordsFile.Read(path));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.99999)]
    public void TruncatedFile_IsAnErrorThatNamesItAndSaysSo(double share)
    {
        byte[] whole = Packed(string.Join('\n', WordsFile.ReadEmbedded()));
        File.WriteAllBytes(path, whole[..(int)(share * whole.Length)]);

        Assert.Equal($"cannot read '{path}': it is cut off", Assert.Throws<UserError>(() => WordsFile.Read(path)).Message);
    }

    [Fact]
    public void FileThatIsNotGzip_IsAnErrorThatNamesIt()
    {
        File.WriteAllText(path, "apple\n");
        Assert.Equal($"cannot read '{path}': it is no gzip file, or damaged", Assert.Throws<UserError>(() => WordsFile.Read(path)).Message);
    }

    [Fact]
    public void PackedFileOfNoLength_IsCutOff()
    {
        File.WriteAllBytes(path, []);
        Assert.Equal($"cannot read '{path}': it is cut off", Assert.Throws<UserError>(() => WordsFile.Read(path)).Message);
    }

    private static byte[] Packed(string text)
    {
        var result = new MemoryStream();
        using (var packing = new GZipStream(result, CompressionLevel.Fastest))
            packing.Write(Encoding.UTF8.GetBytes(text));
        return result.ToArray();
    }
}
