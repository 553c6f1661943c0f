using System;
using ILGPU;

namespace ScheduleDsl.Ilgpu;

/// <summary>Somebody else's products of matrices on a device.</summary>
internal interface IDeviceBlas : IDisposable
{
    /// <summary><c>C = alpha op(A) op(B) + beta C</c>, of matrices that lie column after column. Where <c>beta</c> is 0 nothing of C is read.</summary>
    /// <param name="sides">Sides, and how operands are read.</param>
    /// <param name="alpha">One number on the device.</param>
    /// <param name="a">The first operand, from its first number on.</param>
    /// <param name="b">The second.</param>
    /// <param name="beta">One number on the device.</param>
    /// <param name="c">What is added to, and receives the result.</param>
    void Multiply(BlasSides sides, ArrayView<float> alpha, ArrayView<float> a, ArrayView<float> b, ArrayView<float> beta, ArrayView<float> c);
}
