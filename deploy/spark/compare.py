#!/usr/bin/env python3
"""Compares two folders of marts, such as those of the program and those of Spark: rows, sums of numbers, and distinct values of all else.

    pip install duckdb==1.4.4 && ./compare.py data/default/marts spark-marts

Exit code 0 if they say the same.
"""

import pathlib
import sys

import duckdb

ours, others = map(pathlib.Path, sys.argv[1:])
NUMBERS = ("DECIMAL", "INTEGER", "BIGINT")


def totals(folder, columns):
    sums = ", ".join(
        f'sum("{name}")' if kind.startswith(NUMBERS) else f'count("{name}"), count(distinct "{name}")' for name, kind in columns
    )
    return duckdb.sql(f"select count(*), {sums} from read_parquet('{folder}/*.parquet')").fetchone()


wrong = compared = 0
for mart in sorted(path for path in ours.iterdir() if (path / "part-0000.parquet").exists()):
    described = duckdb.sql(f"describe select * from read_parquet('{mart}/*.parquet')").fetchall()
    columns = [(name, kind) for name, kind, *_ in described]
    one, other = totals(mart, columns), totals(others / mart.name, columns)
    compared += len(one)
    if one != other:
        wrong += 1
        print(f"{mart.name} differs: {one} and {other}")
print(f"{compared} totals compared, {wrong} marts differ")
sys.exit(wrong > 0)
