namespace ScheduleDsl.Ilgpu;

/// <summary>A device for runs whose weights and gradients stay on it.</summary>
internal sealed class ResidentDevice(IlgpuDevice device) : RunDevice
{
    public override string Name => $"{device.Name}, weights resident";

    internal override RunExecution Begin(RunContent content) => device.Begin(content, isResident: true);
}
