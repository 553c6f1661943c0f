"""Runs each snippet beside this file with PyTorch and writes what its optimizer has at every step.

    python3 record.py

A snippet builds `optimizer` and `scheduler`; its first line says for how many steps: `# steps: 60`. Values are read before
each call of scheduler.step(), so that entry k is in force for update k. Recorded with torch 1.13.0a0 (Debian 12).
"""
import glob
import json
import os
import warnings

import torch
import torch.optim as optim
from torch.optim import lr_scheduler
from torch.optim.lr_scheduler import *  # noqa: F401,F403

warnings.simplefilter("ignore")
folder = os.path.dirname(os.path.abspath(__file__))
for path in sorted(glob.glob(os.path.join(folder, "*.py"))):
    if path.endswith("record.py"):
        continue
    text = open(path).read()
    steps = int(text.split("\n")[0].removeprefix("# steps: "))
    model = torch.nn.Module()
    model.encoder = torch.nn.Linear(2, 2)
    model.head = torch.nn.Linear(2, 2)
    names = dict(globals())
    exec(text, names)
    optimizer, scheduler = names["optimizer"], names["scheduler"]
    groups = [{"lr": [], "momentum": []} for _ in optimizer.param_groups]
    for k in range(steps):
        for read, group in zip(groups, optimizer.param_groups):
            read["lr"].append(group["lr"])
            read["momentum"].append(group["betas"][0] if "betas" in group else group["momentum"])
        optimizer.step()
        if k + 1 < steps:
            scheduler.step()
    with open(path[:-3] + ".json", "w") as file:
        json.dump({"reference": "torch " + torch.__version__, "groups": groups}, file, separators=(",", ":"))
        file.write("\n")
