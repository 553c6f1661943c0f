using System;
using System.Linq;

namespace ScheduleDsl.Testing;

/// <summary>A matrix, row by row.</summary>
internal sealed record Grid(int Height, int Width, float[] Values)
{
    public Grid(int height, int width, Func<int, int, float> of)
        : this(height, width, new float[height * width])
    {
        for (int i = 0; i < height; i++)
        {
            for (int j = 0; j < width; j++)
                Values[i * width + j] = of(i, j);
        }
    }

    public float this[int i, int j] => Values[i * Width + j];

    public bool IsFinite => Values.All(float.IsFinite);

    public Grid Transposed => new(Width, Height, (i, j) => this[j, i]);

    /// <summary>As many of the first rows and columns.</summary>
    public Grid First(int height, int width) => new(height, width, (i, j) => this[i, j]);
}
