// The built-ins come from an assembly that knows no devices: their kernels are written here, from the IR that they carry.
[assembly: ScheduleDsl.Ilgpu.EmitDeviceKernels(typeof(ScheduleDsl.Optimizers.AdamW))]
