# steps: 40
base_lr = 1e-2
optimizer = torch.optim.SGD(
    [
        {"params": model.encoder.parameters()},
        {"params": model.head.parameters(), "lr": base_lr * 10, "momentum": 0.5},
    ],
    lr=base_lr,
    momentum=0.9,
)
scheduler = CosineAnnealingLR(optimizer, T_max=25, eta_min=1e-3)
