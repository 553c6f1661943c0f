# steps: 50
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
scheduler = ChainedScheduler([
    ConstantLR(optimizer, factor=0.25, total_iters=4),
    ExponentialLR(optimizer, gamma=0.95),
    PolynomialLR(optimizer, total_iters=60, power=2.0),
])
