namespace ScheduleDsl.Modifiers;

/// <summary>Gradient centralization: takes the mean out of the gradient of each output unit.</summary>
/// <remarks>
/// <c>g = g - mean(g)</c> with the mean of each row, which is the first axis; vectors stay as they are.
/// Yong, Huang, Hua and Zhang, "Gradient Centralization: A New Optimization Technique for Deep Neural Networks", 2020.
/// </remarks>
[Modifier(Stage = ModifierStage.Centralize)]
public sealed partial class Centralize
{
    /// <summary>Leaves matrices as they are too: kernels of convolutions have more than three dimensions.</summary>
    [Hyper(false)] public partial bool ConvolutionsOnly { get; init; }

    [ModifyGradient]
    private float Center(float parameter, float gradient)
    {
        if (Shape.Rank > (ConvolutionsOnly ? 3 : 1))
            return gradient - Across.Row.Mean(gradient);
        return gradient;
    }
}
