namespace ScheduleDsl.SameBits.Rules;

/// <summary>Functions of a user: with branches, a loop, a private helper, and a form for double.</summary>
[Functions]
public static partial class UserFunctions
{
    public static float Twice(float x) => x > 1 ? 2f * x : Other(x, 3);

    public static double Twice(double x) => x > 1 ? 2 * x : Other(x, 3);

    private static float Other(float x, int n)
    {
        float s = 0.1f;
        for (int i = 0; i < 3; i++)
        {
            if (i == n)
                s += x;
            s *= x;
        }
        return n > 2 ? s : -s;
    }

    private static double Other(double x, int n)
    {
        double s = 0.1;
        for (int i = 0; i < 3; i++)
            s *= x;
        return n > 2 ? s : -s;
    }
}
