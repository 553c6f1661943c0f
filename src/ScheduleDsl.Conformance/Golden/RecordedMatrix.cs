namespace ScheduleDsl.Conformance.Golden;

/// <summary>A matrix that a file records, in the order of rows.</summary>
internal sealed record RecordedMatrix(int Rows, int Columns, double[] Values)
{
    public RecordedMatrix Transposed()
    {
        double[] turned = new double[Values.Length];
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
                turned[j * Rows + i] = Values[i * Columns + j];
        }

        return new(Columns, Rows, turned);
    }
}
