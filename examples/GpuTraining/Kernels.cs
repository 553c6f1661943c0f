using ILGPU;
using TrainDigits.Digits;

namespace GpuTraining;

/// <summary>The network on the device: a thread for each number that comes out. Matrices are row after row, a row for each example or output.</summary>
internal static class Kernels
{
    /// <summary>Copies the images of a batch, and their labels, side by side.</summary>
    public static void Gather(Index2D at, ArrayView<float> images, ArrayView<int> labels, ArrayView<int> order, int first, ArrayView<float> batch, ArrayView<int> batchLabels)
    {
        int image = order[first + at.Y];
        batch[at.Y * DigitSet.PixelCount + at.X] = images[image * DigitSet.PixelCount + at.X];
        if (at.X == 0)
            batchLabels[at.Y] = labels[image];
    }

    /// <summary><c>y = W x + b</c> for each example, through a ReLU where <paramref name="hasRelu"/> is 1.</summary>
    public static void Dense(Index2D at, ArrayView<float> x, ArrayView<float> weight, ArrayView<float> bias, int inputs, int outputs, int hasRelu, ArrayView<float> y)
    {
        float sum = bias[at.X];
        for (int i = 0; i < inputs; i++)
            sum += weight[at.X * inputs + i] * x[at.Y * inputs + i];
        y[at.Y * outputs + at.X] = hasRelu == 1 && sum < 0 ? 0 : sum;
    }

    /// <summary>
    /// Turns an example's logits into the gradient of the batch's mean cross-entropy, <c>(softmax(z) - onehot(label)) / count</c>, and says how probable the label was held and
    /// whether nothing was held more probable.
    /// </summary>
    public static void Softmax(Index1D example, ArrayView<float> logits, ArrayView<int> labels, float scale, ArrayView<float> chances, ArrayView<int> hits)
    {
        int start = example * DigitSet.ClassCount;
        float largest = logits[start];
        for (int c = 1; c < DigitSet.ClassCount; c++)
            largest = logits[start + c] > largest ? logits[start + c] : largest;
        hits[example] = logits[start + labels[example]] >= largest ? 1 : 0;
        float sum = 0;
        for (int c = 0; c < DigitSet.ClassCount; c++)
        {
            logits[start + c] = Exp(logits[start + c] - largest);
            sum += logits[start + c];
        }

        chances[example] = logits[start + labels[example]] / sum;
        for (int c = 0; c < DigitSet.ClassCount; c++)
            logits[start + c] = (logits[start + c] / sum - (c == labels[example] ? 1f : 0f)) * scale;
    }

    /// <summary>What reaches the hidden layer: <c>dh = W^T dy</c>, where its ReLU let something through.</summary>
    public static void Back(Index2D at, ArrayView<float> weight, ArrayView<float> outputErrors, ArrayView<float> hidden, int outputs, int inputs, ArrayView<float> errors)
    {
        float sum = 0;
        for (int o = 0; o < outputs; o++)
            sum += weight[o * inputs + at.X] * outputErrors[at.Y * outputs + o];
        int place = at.Y * inputs + at.X;
        errors[place] = hidden[place] > 0 ? sum : 0;
    }

    /// <summary><c>dW = sum of dy x^T</c> over the examples.</summary>
    public static void WeightGradient(Index2D at, ArrayView<float> x, ArrayView<float> errors, int examples, int inputs, int outputs, ArrayView<float> gradient)
    {
        float sum = 0;
        for (int e = 0; e < examples; e++)
            sum += errors[e * outputs + at.Y] * x[e * inputs + at.X];
        gradient[at.Y * inputs + at.X] = sum;
    }

    /// <summary><c>db = sum of dy</c> over the examples.</summary>
    public static void BiasGradient(Index1D output, ArrayView<float> errors, int examples, int outputs, ArrayView<float> gradient)
    {
        float sum = 0;
        for (int e = 0; e < examples; e++)
            sum += errors[e * outputs + output];
        gradient[output] = sum;
    }

    // ILGPU alone has no exponential on CUDA. For x of at most 0: 2^n times a polynomial for the rest, which is at most ln 2 / 2.
    private static float Exp(float x)
    {
        if (x < -87)
            return 0;
        int n = (int)(x * 1.44269504f - 0.5f);
        float r = x - n * 0.69314718f;
        float power = 1 + r * (1 + r * (1 / 2f + r * (1 / 6f + r * (1 / 24f + r * (1 / 120f + r * (1 / 720f))))));
        return power * Interop.IntAsFloat((uint)(n + 127) << 23);
    }
}
