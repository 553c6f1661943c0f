namespace ScheduleDsl.Optimizers;

/// <summary>How Muon scales a step by the shape of its matrix.</summary>
public enum MuonScaling
{
    /// <summary><c>sqrt(max(1, rows / columns))</c> (Jordan et al., 2024).</summary>
    Jordan,

    /// <summary><c>0.2 sqrt(max(rows, columns))</c>: the size of an AdamW step (Liu et al., 2025).</summary>
    Moonlight,

    /// <summary><c>sqrt(rows / columns)</c>: the size in spectral norm.</summary>
    Spectral,

    /// <summary>1.</summary>
    None,

    /// <summary><see cref="Jordan"/> up to three axes, 1 beyond: of a convolution the original code takes the ratio from the last two axes, the kernel's sides, which is 1 of a square kernel.</summary>
    SquareKernels,
}
