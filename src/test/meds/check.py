"""Checks a MEDS data set with the package of the standard: python check.py FOLDER. Needs meds and pyarrow of PyPI."""

import json
import sys
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
from meds import (
    CodeMetadataSchema,
    DataSchema,
    DatasetMetadataSchema,
    SubjectSplitSchema,
    code_metadata_filepath,
    data_subdirectory,
    dataset_metadata_filepath,
    subject_splits_filepath,
)

root = Path(sys.argv[1])

codes = pq.read_table(root / code_metadata_filepath)
CodeMetadataSchema.validate(codes)
splits = pq.read_table(root / subject_splits_filepath)
SubjectSplitSchema.validate(splits)
DatasetMetadataSchema.validate(json.loads((root / dataset_metadata_filepath).read_text()))

known = set(codes["code"].to_pylist())
assert len(known) == codes.num_rows, "a code is there twice"
assigned = set(splits["subject_id"].to_pylist())
assert len(assigned) == splits.num_rows, "a subject is in two splits"

seen = set()
events = 0
for file in sorted((root / data_subdirectory).rglob("*.parquet")):
    data = pq.read_table(file)
    DataSchema.validate(data)
    assert pc.sum(pc.is_null(data["subject_id"])).as_py() in (0, None), f"{file}: an event without a subject"
    assert pc.sum(pc.is_null(data["code"])).as_py() in (0, None), f"{file}: an event without a code"
    rows = list(zip(data["subject_id"].to_pylist(), data["time"].to_pylist()))
    order = [(subject, time is not None, time) for subject, time in rows]
    assert all(a[:2] < b[:2] or a[:2] == b[:2] and (not a[1] or a[2] <= b[2]) for a, b in zip(order, order[1:])), f"{file}: not in order"
    subjects = {subject for subject, _ in rows}
    assert not subjects & seen, f"{file}: events of a subject are in another file as well"
    seen |= subjects
    assert set(data["code"].to_pylist()) <= known, f"{file}: a code is not in {code_metadata_filepath}"
    events += data.num_rows

assert seen == assigned, "splits are not those of the subjects with events"
print(f"{events} events, {len(seen)} subjects, {len(known)} codes")
