namespace ScheduleDsl;

public static partial class Language
{
    // Up to here the polynomial is used; beyond, 1 - 2 / (e^2x + 1) subtracts less than half and so loses nothing.
    private const double TanhJoint = 0.55;
    private const float TanhJointSingle = 0.55f;

    /// <summary>The hyperbolic tangent. Error at most 1.5 ulp.</summary>
    public static double Tanh(double x)
    {
        double z = x * x;
        double p = 7.886905534444143e-06;
        p = Fma(p, z, -3.374187019349185e-05);
        p = Fma(p, z, 9.456650718868018e-05);
        p = Fma(p, z, -0.00023847890305963172);
        p = Fma(p, z, 0.000589906858782758);
        p = Fma(p, z, -0.0014558193508038488);
        p = Fma(p, z, 0.003592126796421996);
        p = Fma(p, z, -0.008863235464867851);
        p = Fma(p, z, 0.02186948853413924);
        p = Fma(p, z, -0.05396825396822165);
        p = Fma(p, z, 0.13333333333333314);
        p = Fma(p, z, -0.3333333333333333);
        double near = Fma(p * z, x, x);

        double size = Abs(x);
        double far = 1 - 2 / (Exp(2 * size) + 1);
        return x == 0 ? x : size < TanhJoint ? near : x < 0 ? -far : far;
    }

    /// <inheritdoc cref="Tanh(double)"/>
    public static Scalar Tanh(Scalar x) => Tanh(x.Value);

    /// <summary>The hyperbolic tangent, computed in float. Error at most 1.5 ulp.</summary>
    public static float Tanh(float x)
    {
        float z = x * x;
        float p = 0.0025305315f;
        p = Fma(p, z, -0.008529476f);
        p = Fma(p, z, 0.021819284f);
        p = Fma(p, z, -0.05396479f);
        p = Fma(p, z, 0.13333325f);
        p = Fma(p, z, -0.33333334f);
        float near = Fma(p * z, x, x);

        float size = Abs(x);
        float far = 1 - 2 / (Exp(2 * size) + 1);
        return x == 0 ? x : size < TanhJointSingle ? near : x < 0 ? -far : far;
    }
}
