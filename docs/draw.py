#!/usr/bin/env python3
"""Draws a lottery of Lärbro again, to check it.

    python3 draw.py SEED < list.txt

The list has one line for each who takes part: rank;reference. Everybody's ticket is the SHA-256 of the seed, a line
break and the reference. Rank 1 comes first; within a rank the lowest ticket does. Only the standard library is used.
"""
import hashlib
import sys


def ticket(seed, reference):
    return hashlib.sha256((seed + "\n" + reference).encode("utf-8")).hexdigest()


def main():
    seed = sys.argv[1].strip()
    text = sys.stdin.buffer.read().decode("utf-8")
    drawn = []
    for line in text.splitlines():
        rank, reference = line.split(";", 1)
        drawn.append((int(rank), ticket(seed, reference), reference))
    for number, (rank, mark, reference) in enumerate(sorted(drawn), start=1):
        sys.stdout.buffer.write(f"{number};{rank};{reference};{mark}\n".encode("utf-8"))


main()
