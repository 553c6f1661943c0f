"""Writes the tables beside this file: python3 make.py

A line holds operands and result as bits of doubles in hexadecimal. The result is in two parts, the nearest double and what
is missing from it, so that errors well below one ulp can be seen. Everything is computed with 55 decimal digits from series
that share nothing with the functions under test.
"""
import math
import pathlib
import random
import struct
from decimal import Decimal, getcontext

getcontext().prec = 55
random.seed(7)
PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798214808651")
COUNT = 800


def bits(x):
    return struct.pack(">d", x).hex()


def alternating(term, n, x):
    total = term
    while abs(term) > Decimal(10) ** -58:
        term = -term * x * x / ((n + 1) * (n + 2))
        n += 2
        total += term
    return total


def sine(x):
    return alternating(x, 1, x)


def cosine(x):
    return alternating(Decimal(1), 0, x)


def quadrant(x, shift):
    x = Decimal(x)
    n = (x / (PI / 2)).to_integral_value()
    r = x - n * (PI / 2)
    turn = (int(n) + shift) % 4
    value = sine(r) if turn % 2 == 0 else cosine(r)
    return value if turn < 2 else -value


def tanh(x):
    size = abs(Decimal(x))
    if size < Decimal("1e-9"):
        result = size - size ** 3 / 3
    else:
        e = (2 * size).exp()
        result = (e - 1) / (e + 1)
    return result if x >= 0 else -result


def power(x, y):
    return (Decimal(y) * Decimal(x).ln()).exp()


def write(name, function, operands):
    with open(pathlib.Path(__file__).with_name(name + ".txt"), "w", newline="\n") as file:
        for operand in operands:
            operand = operand if isinstance(operand, tuple) else (operand,)
            value = function(*operand)
            nearest = float(value)
            file.write(" ".join(map(bits, operand + (nearest, float(value - Decimal(nearest))))) + "\n")


def some(share, draw):
    return [draw() for _ in range(int(COUNT * share))]


def within(low, high):
    return random.uniform(low, high)


def sign():
    return random.choice((-1, 1))


write("exp", lambda x: Decimal(x).exp(),
      some(1 / 2, lambda: within(-650, 709.7)) + some(1 / 4, lambda: within(-2, 2))
      + some(1 / 8, lambda: sign() * 10 ** within(-20, 0)) + [k * math.log(2) / 2 for k in range(-40, 40)])
write("log", lambda x: Decimal(x).ln(),
      some(1 / 4, lambda: 10 ** within(-307, 308)) + some(1 / 2, lambda: within(0.4, 2.2))
      + some(1 / 4, lambda: 1 + sign() * 10 ** within(-15.5, -1)) + some(1 / 8, lambda: 10 ** within(-323, -308)))
for name, shift in (("sin", 0), ("cos", 1)):
    write(name, lambda x: quadrant(x, shift),
          some(1 / 2, lambda: within(-10, 10)) + some(1 / 8, lambda: within(-1e6, 1e6)) + some(1 / 8, lambda: within(-1e9, 1e9))
          + some(1 / 8, lambda: round(within(-6e5, 6e5)) * math.pi / 2)
          + some(1 / 8, lambda: round(within(-6.3e8, 6.3e8)) * math.pi / 2) + some(1 / 8, lambda: 10 ** within(-20, 0)))
write("tanh", tanh,
      some(1 / 2, lambda: within(-3, 3)) + some(1 / 4, lambda: within(-22, 22))
      + some(1 / 4, lambda: within(0.4, 0.7)) + some(1 / 8, lambda: 10 ** within(-20, 0)))


def any_base():
    x = 10 ** within(-300, 300)
    return x, within(-1, 1) * 650 / (abs(math.log(x)) + 1e-9)


def base_near_one():
    x = 1 + sign() * 10 ** within(-10, -0.5)
    return x, within(-1, 1) * 650 / abs(math.log(x))


def whole_exponent():
    x, y = base_near_one()
    return x, float(round(y))


def bias_correction():
    return within(0.8, 1), float(random.randint(1, 2000))


pairs = some(1 / 2, any_base) + some(1 / 4, base_near_one) + some(1 / 4, whole_exponent) + some(1 / 4, bias_correction)
pairs += [(0.999, 600_000.0), (0.9, 1.0), (0.9999, 5e6), (0.999, 1.0), (0.98, 2.0), (2.0, -0.5), (10.0, 2.0)]
write("pow", power, [(x, y) for x, y in pairs if abs(y * math.log(x)) < 650])
