namespace ScheduleDsl.Ilgpu;

/// <summary>Where a tensor's weights and gradients are in memory of somebody else's; null for what is not.</summary>
internal sealed record BorrowedTensor(DeviceArray? Weights, DeviceArray? Gradients);
