# steps: 60
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = lr_scheduler.SequentialLR(
    optimizer,
    [
        lr_scheduler.LinearLR(optimizer, start_factor=0.2, total_iters=20),  # cut off before it ends
        lr_scheduler.ExponentialLR(optimizer, 0.9),
        lr_scheduler.StepLR(optimizer, 8, gamma=0.5),
    ],
    [12, 25],
)
