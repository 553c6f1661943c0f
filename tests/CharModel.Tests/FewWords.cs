using System.IO;
using System.Linq;
using CharModel.Words;

namespace CharModel.Tests;

/// <summary>A twentieth of the words: testing on all of them takes more time than the training.</summary>
internal static class FewWords
{
    public static void Write(string path) => File.WriteAllLines(path, WordsFile.ReadEmbedded().Where((_, i) => i % 20 == 0));
}
