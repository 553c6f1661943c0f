public override global::ScheduleDsl.CompilerServices.LoopMemory TakesMemory => global::ScheduleDsl.CompilerServices.LoopMemory.BFloat16;

public override void Run(global::ScheduleDsl.ElementType precision, global::ScheduleDsl.Arm arm, global::ScheduleDsl.CompilerServices.LoopMemory memory, int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
{
    switch (precision, arm, memory)
    {
        case (global::ScheduleDsl.ElementType.Float32, global::ScheduleDsl.Arm.Scalar, global::ScheduleDsl.CompilerServices.LoopMemory.AsComputed): Float32Scalar<float, float>.Run(loop, tensors, count, span, uniforms, partials); break;
        case (global::ScheduleDsl.ElementType.Float32, global::ScheduleDsl.Arm.Scalar, global::ScheduleDsl.CompilerServices.LoopMemory.BFloat16Weights): Float32Scalar<global::ScheduleDsl.BFloat16, float>.Run(loop, tensors, count, span, uniforms, partials); break;
        case (global::ScheduleDsl.ElementType.Float32, global::ScheduleDsl.Arm.Scalar, global::ScheduleDsl.CompilerServices.LoopMemory.BFloat16Gradients): Float32Scalar<float, global::ScheduleDsl.BFloat16>.Run(loop, tensors, count, span, uniforms, partials); break;
        case (global::ScheduleDsl.ElementType.Float32, global::ScheduleDsl.Arm.Scalar, global::ScheduleDsl.CompilerServices.LoopMemory.BFloat16): Float32Scalar<global::ScheduleDsl.BFloat16, global::ScheduleDsl.BFloat16>.Run(loop, tensors, count, span, uniforms, partials); break;
        case (global::ScheduleDsl.ElementType.Float32, global::ScheduleDsl.Arm.Vector128, global::ScheduleDsl.CompilerServices.LoopMemory.AsComputed): Float32Vector128<float, float>.Run(loop, tensors, count, span, uniforms, partials); break;
        case (global::ScheduleDsl.ElementType.Float32, global::ScheduleDsl.Arm.Vector128, global::ScheduleDsl.CompilerServices.LoopMemory.BFloat16Weights): Float32Vector128<global::ScheduleDsl.BFloat16, float>.Run(loop, tensors, count, span, uniforms, partials); break;
        case (global::ScheduleDsl.ElementType.Float32, global::ScheduleDsl.Arm.Vector128, global::ScheduleDsl.CompilerServices.LoopMemory.BFloat16Gradients): Float32Vector128<float, global::ScheduleDsl.BFloat16>.Run(loop, tensors, count, span, uniforms, partials); break;
        case (global::ScheduleDsl.ElementType.Float32, global::ScheduleDsl.Arm.Vector128, global::ScheduleDsl.CompilerServices.LoopMemory.BFloat16): Float32Vector128<global::ScheduleDsl.BFloat16, global::ScheduleDsl.BFloat16>.Run(loop, tensors, count, span, uniforms, partials); break;
        case (global::ScheduleDsl.ElementType.Float32, global::ScheduleDsl.Arm.Vector256, global::ScheduleDsl.CompilerServices.LoopMemory.AsComputed): Float32Vector256<float, float>.Run(loop, tensors, count, span, uniforms, partials); break;
        case (global::ScheduleDsl.ElementType.Float32, global::ScheduleDsl.Arm.Vector256, global::ScheduleDsl.CompilerServices.LoopMemory.BFloat16Weights): Float32Vector256<global::ScheduleDsl.BFloat16, float>.Run(loop, tensors, count, span, uniforms, partials); break;
        case (global::ScheduleDsl.ElementType.Float32, global::ScheduleDsl.Arm.Vector256, global::ScheduleDsl.CompilerServices.LoopMemory.BFloat16Gradients): Float32Vector256<float, global::ScheduleDsl.BFloat16>.Run(loop, tensors, count, span, uniforms, partials); break;
        case (global::ScheduleDsl.ElementType.Float32, global::ScheduleDsl.Arm.Vector256, global::ScheduleDsl.CompilerServices.LoopMemory.BFloat16): Float32Vector256<global::ScheduleDsl.BFloat16, global::ScheduleDsl.BFloat16>.Run(loop, tensors, count, span, uniforms, partials); break;
        case (global::ScheduleDsl.ElementType.Float32, global::ScheduleDsl.Arm.Vector512, global::ScheduleDsl.CompilerServices.LoopMemory.AsComputed): Float32Vector512<float, float>.Run(loop, tensors, count, span, uniforms, partials); break;
        case (global::ScheduleDsl.ElementType.Float32, global::ScheduleDsl.Arm.Vector512, global::ScheduleDsl.CompilerServices.LoopMemory.BFloat16Weights): Float32Vector512<global::ScheduleDsl.BFloat16, float>.Run(loop, tensors, count, span, uniforms, partials); break;
        case (global::ScheduleDsl.ElementType.Float32, global::ScheduleDsl.Arm.Vector512, global::ScheduleDsl.CompilerServices.LoopMemory.BFloat16Gradients): Float32Vector512<float, global::ScheduleDsl.BFloat16>.Run(loop, tensors, count, span, uniforms, partials); break;
        case (global::ScheduleDsl.ElementType.Float32, global::ScheduleDsl.Arm.Vector512, global::ScheduleDsl.CompilerServices.LoopMemory.BFloat16): Float32Vector512<global::ScheduleDsl.BFloat16, global::ScheduleDsl.BFloat16>.Run(loop, tensors, count, span, uniforms, partials); break;
        default: throw new global::System.ArgumentOutOfRangeException(nameof(arm), (precision, arm, memory), "no such loops");
    }
}
