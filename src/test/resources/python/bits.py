"""Prints every column of results, read with what users of Python read them with.

A line holds the format, the table, the column, and the bits of its values as hexadecimal digits, the least significant byte first.
Truth values count as integers. Called with the precision (float32 or float64) and a folder that has
one for each format.
"""

import glob
import os
import sys

import h5py
import numpy
import pandas


def show(table, column, values, real):
    kind = real if values.dtype.kind == "f" else "int32"
    print(form, table, column, values.astype(kind).tobytes().hex() or "-")


def show_frames(table, steps, times, neurons, variables, real):
    show(table, "step", steps, real)
    show(table, "t", times, "float64")
    show(table, "i", neurons, real)
    for name, values in variables.items():
        assert values.shape == (len(steps), len(neurons)), (name, values.shape)
        show(table, name, values, real)


def files(folder, pattern):
    for path in sorted(glob.glob(os.path.join(folder, pattern))):
        yield os.path.basename(path).rsplit(".", 1)[0], path


def csv(folder, real):
    for table, path in files(folder, "*.csv"):
        frame = pandas.read_csv(path, float_precision="round_trip")
        if table.endswith(".state"):
            width = frame["i"].nunique()
            variables = {c: frame[c].to_numpy().reshape(-1, width) for c in frame.columns[3:]}
            first = frame.iloc[::width]
            show_frames(table, first["step"].to_numpy(), first["t"].to_numpy(), frame["i"].to_numpy()[:width], variables, real)
        else:
            for name in frame.columns:
                is_double = name == "t" or table.endswith(".rate")
                show(table, name, frame[name].to_numpy(), "float64" if is_double else real)


def npz(folder, real):
    for table, path in files(folder, "*.npz"):
        with numpy.load(path) as arrays:
            columns = dict(arrays)
        for name, values in columns.items():
            is_double = name == "t" or table.endswith(".rate")
            assert values.dtype.kind != "f" or values.dtype == ("float64" if is_double else real), (table, name, values.dtype)
        if table.endswith(".state"):
            steps, times, neurons = (columns.pop(name) for name in ("step", "t", "i"))
            show_frames(table, steps, times, neurons, columns, real)
        else:
            for name, values in columns.items():
                show(table, name, values, values.dtype)


def sonata(folder, real):
    csv(folder, real)
    for name, path in files(folder, "*.h5"):
        with h5py.File(path) as file:
            for group, events in file.get("spikes", {}).items():
                table = group + ".spikes" if name == "spikes" else name
                seconds = events["seconds"][:]
                assert numpy.array_equal(events["timestamps"][:], seconds * 1000)
                show(table, "step", events["steps"][:], real)
                show(table, "t", seconds, "float64")
                show(table, "i", events["node_ids"][:], real)
                for variable, values in events.get("values", {}).items():
                    assert values.dtype.kind != "f" or values.dtype == real, (table, variable, values.dtype)
                    show(table, variable, values[:], real)
            for group, report in file.get("report", {}).items():
                mapping = report["mapping"]
                variable = name.rsplit(".", 1)[1]
                seconds = mapping["seconds"][:]
                start, stop, step = mapping["time"][:]
                assert numpy.allclose(start + step * numpy.arange(len(seconds)), seconds * 1000)
                assert numpy.isclose(stop, start + step * len(seconds))
                variables = {variable: report["data"][:]}
                show_frames(group + ".state", mapping["steps"][:], seconds, mapping["node_ids"][:], variables, real)


real, folder = numpy.dtype(sys.argv[1]), sys.argv[2]
for form, read in {"csv": csv, "npz": npz, "sonata": sonata}.items():
    read(os.path.join(folder, form), real)
