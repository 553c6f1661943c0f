"""AdamW of PyTorch, one command for each line on standard input.

setup TENSORS LENGTH THREADS   makes tensors, gradients and both optimizers; answers "ready"
step foreach|loop COUNT        takes that many steps; answers the seconds they took
free                           drops everything; answers "free"
"""
import sys
import time

import torch

print("torch", torch.__version__, flush=True)
optimizers = {}

for line in sys.stdin:
    command, *arguments = line.split()
    if command == "setup":
        tensors, length, threads = map(int, arguments)
        torch.set_num_threads(threads)
        torch.manual_seed(1)
        parameters = []
        for _ in range(tensors):
            parameter = torch.nn.Parameter(torch.ones(length))
            sign = torch.randint(0, 2, (length,)).mul_(2).sub_(1)
            parameter.grad = torch.empty(length).uniform_(0.01, 0.02).mul_(sign)
            del sign
            parameters.append(parameter)
        optimizers = {kind: torch.optim.AdamW(parameters, lr=1e-3, weight_decay=0.01, foreach=kind == "foreach") for kind in ("foreach", "loop")}
        optimizers["foreach"].step()
        # The same moments serve both: a quarter less memory, and the same numbers.
        optimizers["loop"].state = optimizers["foreach"].state
        print("ready", flush=True)
    elif command == "step":
        step = optimizers[arguments[0]].step
        start = time.perf_counter()
        for _ in range(int(arguments[1])):
            step()
        print(time.perf_counter() - start, flush=True)
    elif command == "free":
        parameters = parameter = None
        optimizers = {}
        print("free", flush=True)
