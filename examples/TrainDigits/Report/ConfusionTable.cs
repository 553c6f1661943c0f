using System.Globalization;
using Spectre.Console;
using TrainDigits.Digits;
using TrainDigits.Model;

namespace TrainDigits.Report;

/// <summary>Confusion as a terminal table: a row for each digit, a column for each answer, the share that was right at the end.</summary>
internal static class ConfusionTable
{
    public static Table Create(Confusion confusion)
    {
        var table = new Table().Border(TableBorder.Minimal).Title("rows: the digit, columns: the answer");
        table.AddColumn("");
        for (int answer = 0; answer < DigitSet.ClassCount; answer++)
            table.AddColumn(new TableColumn(Text(answer)).RightAligned());
        table.AddColumn(new TableColumn("right").RightAligned());

        for (int label = 0; label < DigitSet.ClassCount; label++)
        {
            var cells = new string[DigitSet.ClassCount + 2];
            cells[0] = Text(label);
            for (int answer = 0; answer < DigitSet.ClassCount; answer++)
                cells[answer + 1] = Cell(confusion[label, answer], label == answer);
            cells[^1] = Percent(confusion.ShareRight(label));
            table.AddRow(cells);
        }

        return table;
    }

    /// <summary>Right answers in bold, mistakes in red, and a dot for none, so that the mistakes stand out.</summary>
    private static string Cell(int count, bool right) => (count, right) switch
    {
        (0, _) => "[grey]·[/]",
        (_, true) => $"[bold]{Text(count)}[/]",
        _ => $"[red]{Text(count)}[/]",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("F1", CultureInfo.InvariantCulture) + " %";
}
