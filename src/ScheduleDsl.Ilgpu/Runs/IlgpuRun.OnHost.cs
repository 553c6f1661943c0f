namespace ScheduleDsl.Ilgpu;

/// <content>Steps whose uniform code the host runs.</content>
internal sealed partial class IlgpuRun
{
    // The run has read hyperparameters: it always knows the number of the step here.
    private void ChooseOnHost()
    {
        foreach (RunRoute route in state.Routes)
            route.Prepare(least + 1);
        state.Reserve(Rescue);
        program = Find();
    }

    // Kernels find in the uniform blocks what the host has put there before them, and the host keeps what the step has made of states of tensors and the run.
    private void LaunchAroundHost(HostUniforms host)
    {
        host.Begin(least + 1);
        for (int i = 0; i < program!.Awaited; i++)
        {
            DeviceLaunch launch = program.Launches[i];
            if (launch.IsOnHost)
            {
                launch.Run();
                continue;
            }

            host.Upload();
            Device.Launch(launch.What, launch.Run);
        }

        // What follows changes no uniform value.
        if (program.HasTail)
            host.Upload();
        foreach (RunRoute route in state.Routes)
        {
            if (!host.IsOpen)
                route.Reject();
            route.Store();
        }
    }
}
