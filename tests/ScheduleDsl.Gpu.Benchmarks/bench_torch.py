"""AdamW of PyTorch on a CUDA device: fused, foreach and plain, in the table that `scheduledsl-gpu bench` prints.

    python3 bench_torch.py [--from 20] [--to 30] [--by 2] [--device cuda]
"""
import argparse
import datetime
import statistics
import time

import torch

BYTES = 28  # weight, gradient and two averages are read; weight and averages are written
COLUMNS = 1024
ROUNDS = 7
KINDS = {"fused": {"fused": True}, "foreach": {"foreach": True}, "plain": {"foreach": False}}
LEAST_SECONDS = 0.1
MOST_BYTES = 1 << 30


def synchronize(device):
    if device == "cuda":
        torch.cuda.synchronize()


def timed(device, action, times):
    synchronize(device)
    start = time.perf_counter()
    for _ in range(times):
        action()
    synchronize(device)
    return (time.perf_counter() - start) / times


def repetitions(device, action):
    timed(device, action, 3)
    return max(1, min(10_000, int(LEAST_SECONDS / max(timed(device, action, 3), 1e-7)) + 1))


def measure(device, kind, weights):
    parameter = torch.nn.Parameter(torch.rand(weights // COLUMNS, COLUMNS, device=device).sub_(0.5))
    parameter.grad = torch.rand(weights // COLUMNS, COLUMNS, device=device).sub_(0.5).mul_(0.01)
    optimizer = torch.optim.AdamW([parameter], lr=1e-3, weight_decay=0.01, **KINDS[kind])
    half = BYTES * weights // 2
    length = min(half, MOST_BYTES)
    source, target = (torch.zeros(length, dtype=torch.uint8, device=device) for _ in range(2))

    def copy():
        left = half
        while left > 0:
            part = min(left, length)
            target[:part].copy_(source[:part])
            left -= part

    counts = [(action, repetitions(device, action), []) for action in (optimizer.step, copy)]
    for turn in range(ROUNDS):
        for action, times, seconds in counts if turn % 2 == 0 else reversed(counts):
            seconds.append(timed(device, action, times))
    return [statistics.median(seconds) for _, _, seconds in counts]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("from", 20), ("to", 30), ("by", 2)):
        options.add_argument("--" + name, type=int, default=default, metavar="K")
    options.add_argument("--device", default="cuda")
    chosen = vars(options.parse_args())
    device = chosen["device"]
    if device == "cuda" and not torch.cuda.is_available():
        raise SystemExit("PyTorch finds no CUDA device.")
    name = torch.cuda.get_device_name() if device == "cuda" else device
    print(f"{datetime.datetime.now(datetime.timezone.utc):%Y-%m-%d}, {name}, PyTorch {torch.__version__}, CUDA {torch.version.cuda}\n")
    print("| rule | weights | bytes | ms | GB/s | of copy |\n| --- | --- | --- | --- | --- | --- |")
    for kind in KINDS:
        for power in range(chosen["from"], chosen["to"] + 1, chosen["by"]):
            row = f"| PyTorch AdamW {kind} | 2^{power} | {BYTES} |"
            try:
                step, copy = measure(device, kind, 1 << power)
                print(f"{row} {step * 1e3:.4f} | {BYTES * (1 << power) / step / 1e9:.1f} | {copy / step:.2f} |", flush=True)
            except (RuntimeError, TypeError) as error:  # no room, or this PyTorch has no such AdamW for the device
                print(f"{row} {str(error).splitlines()[0]} | | |", flush=True)
            if device == "cuda":
                torch.cuda.empty_cache()


if __name__ == "__main__":
    main()
