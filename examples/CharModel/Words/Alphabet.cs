namespace CharModel.Words;

/// <summary>The symbols of the model: what stands before and behind a word, and 26 letters.</summary>
internal static class Alphabet
{
    /// <summary>Stands behind every word, and in a context where the word has not begun yet.</summary>
    public const int Boundary = 0;

    /// <summary>Symbols in all.</summary>
    public const int Count = 27;

    /// <summary>The number of a letter, from 1.</summary>
    public static byte Encode(char letter) => (byte)(letter - 'a' + 1);

    public static char Decode(int symbol) => (char)('a' + symbol - 1);
}
