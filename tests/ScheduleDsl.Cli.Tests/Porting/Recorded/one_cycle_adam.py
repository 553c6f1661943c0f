# steps: 40
optimizer = optim.Adam(model.parameters(), betas=(0.9, 0.99), weight_decay=1e-4)
scheduler = OneCycleLR(optimizer, max_lr=2e-3, total_steps=40, anneal_strategy='linear', three_phase=True, div_factor=10, final_div_factor=100)
