"""Prints what is in files of results: arrays of .npz, and groups, data sets and attributes of .h5. Called with the folder."""

import glob
import os
import sys

import h5py
import numpy

folder = sys.argv[1]


def attributes(node):
    for name in sorted(node.attrs):
        if name != "_jHDF":
            value = node.attrs[name]
            words = h5py.check_enum_dtype(node.attrs.get_id(name).dtype)
            if words:
                value = next(word for word, number in words.items() if number == value)
            yield f"{name}={value.decode() if isinstance(value, bytes) else value}"


for path in sorted(glob.glob(os.path.join(folder, "*.npz"))):
    print(os.path.basename(path))
    with numpy.load(path) as arrays:
        for name in arrays:
            print("  " + name, arrays[name].dtype, arrays[name].shape)

for path in sorted(glob.glob(os.path.join(folder, "*.h5"))):
    with h5py.File(path) as file:
        print(os.path.basename(path), *attributes(file))

        def show(name, node):
            kind = (node.dtype, node.shape) if isinstance(node, h5py.Dataset) else ()
            print("  " + name, *kind, *attributes(node))

        file.visititems(show)
