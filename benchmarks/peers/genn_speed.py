"""Times GeNN 5 on one of the models of `rheobase bench`, and prints one line of JSON.

    genn_speed.py MODEL COUNT STEPS BACKEND

MODEL is lif, noisy-lif or izhikevich; BACKEND is single_threaded_cpu or cuda. Needs pygenn on the Python path. Single precision,
spikes recorded; code is built with -O3 -ffast-math, on a CPU with -march=native. What is timed is the loop over the steps and the fetching of the spikes.
"""

import json
import os
import sys
import tempfile
import time

# CXXFLAGS would not reach GeNN's makefile, and without optimize_code it optimises nothing.
os.environ["CXX"] = os.environ.get("CXX", "g++") + " -march=native"

import numpy as np
import pygenn
from pygenn import GeNNModel, VarAccess, create_neuron_model


def lif(noise):
    return create_neuron_model(
        "lif",
        params=["tau", "sigma", "refractory"],
        vars=[("V", "scalar"), ("rest", "scalar"), ("v0", "scalar", VarAccess.READ_ONLY)],
        derived_params=[
            ("decay", lambda p, dt: np.exp(-dt/p["tau"])),
            ("drift", lambda p, dt: dt/p["tau"]),
            ("amplitude", lambda p, dt: p["sigma"]*np.sqrt(dt/p["tau"]))],
        sim_code="""
            if (rest <= 0.0) {
                %s
            } else {
                rest -= dt;
            }
            """ % ("V += drift*(v0 - V) + amplitude*gennrand_normal();" if noise else "V = v0 + (V - v0)*decay;"),
        threshold_condition_code="rest <= 0.0 && V > 1.0",
        reset_code="V = 0.0; rest = refractory;")


def izhikevich():
    return create_neuron_model(
        "izhikevich",
        params=["a", "b", "c", "d"],
        vars=[("V", "scalar"), ("U", "scalar"), ("I", "scalar", VarAccess.READ_ONLY)],
        sim_code="""
            const scalar V_before = V;
            V += dt*(0.04*V*V + 5.0*V + 140.0 - U + I);
            U += dt*a*(b*V_before - U);
            """,
        threshold_condition_code="V >= 30.0",
        reset_code="V = c; U += d;")


def main(model, count, steps, backend):
    index = np.arange(count)
    network = GeNNModel("float", model.replace("-", "_"), backend=backend, optimize_code=True)
    network.dt = 0.1
    if model == "izhikevich":
        values = {"V": np.full(count, -65.0), "U": np.full(count, -13.0), "I": 20.0*index/count}
        neurons = izhikevich()
        parameters = {"a": 0.02, "b": 0.2, "c": -65.0, "d": 8.0}
    else:
        values = {"V": np.zeros(count), "rest": np.zeros(count), "v0": 3.0*index/(count - 1)}
        neurons = lif(model == "noisy-lif")
        parameters = {"tau": 10.0, "sigma": 0.2, "refractory": 5.0}
    population = network.add_neuron_population("G", count, neurons, parameters, values)
    population.spike_recording_enabled = True
    folder = tempfile.mkdtemp()
    network.build(folder)
    network.load(num_recording_timesteps=steps)
    begin = time.perf_counter()
    for _ in range(steps):
        network.step_time()
    network.pull_recording_buffers_from_device()
    seconds = time.perf_counter() - begin
    print(json.dumps({
        "peer": "GeNN", "version": getattr(pygenn, "__version__", "5"), "model": model, "count": count, "steps": steps,
        "target": backend, "threads": 1, "neuron_steps_per_s": count*steps/seconds, "seconds": seconds}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
