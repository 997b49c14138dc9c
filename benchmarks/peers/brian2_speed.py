"""Times Brian2 on one of the models of `rheobase bench`, in one way of running it, and prints one line of JSON.

    brian2_speed.py MODEL COUNT STEPS TARGET THREADS

MODEL is lif, noisy-lif, izhikevich or hodgkin-huxley; TARGET is numpy, cython or cpp_standalone (with OpenMP where THREADS is
above 1). Single precision, spikes recorded. What is timed is the run alone: building and compiling are done before it, by a
short run of the same network (numpy, cython), or are not part of what the program reports (cpp_standalone).
"""

import json
import shutil
import sys
import tempfile
import time

from brian2 import *


def lif(count):
    group = NeuronGroup(
        count,
        """dv/dt = (v0-v)/tau : 1 (unless refractory)
           v0 : 1""",
        threshold="v > 1", reset="v = 0", refractory=5*ms, method="exact", namespace={"tau": 10*ms})
    group.v0 = "i*3.0/(N-1)"
    return group


def noisy_lif(count):
    group = NeuronGroup(
        count,
        """dv/dt = (v0-v)/tau + sigma*xi*tau**-0.5 : 1 (unless refractory)
           v0 : 1""",
        threshold="v > 1", reset="v = 0", refractory=5*ms, method="euler", namespace={"tau": 10*ms, "sigma": 0.2})
    group.v0 = "i*3.0/(N-1)"
    return group


def izhikevich(count):
    group = NeuronGroup(
        count,
        """dv/dt = (0.04*v**2 + 5*v + 140 - u + I)/ms : 1
           du/dt = (a*(b*v - u))/ms : 1
           I : 1""",
        threshold="v >= 30", reset="v = c; u += d", method="euler", namespace={"a": 0.02, "b": 0.2, "c": -65, "d": 8})
    group.v = -65
    group.u = "b*v"
    group.I = "20.0*i/N"
    return group


def hodgkin_huxley(count):
    area = 20000*umetre**2
    names = {
        "Cm": 1*ufarad*cm**-2*area, "gl": 5e-5*siemens*cm**-2*area, "El": -65*mV, "EK": -90*mV, "ENa": 50*mV,
        "g_na": 100*msiemens*cm**-2*area, "g_kd": 30*msiemens*cm**-2*area, "VT": -63*mV}
    group = NeuronGroup(
        count,
        """dv/dt = (gl*(El-v) - g_na*(m*m*m)*h*(v-ENa) - g_kd*(n*n*n*n)*(v-EK) + I)/Cm : volt
           dm/dt = alpha_m*(1-m)-beta_m*m : 1
           dn/dt = alpha_n*(1-n)-beta_n*n : 1
           dh/dt = alpha_h*(1-h)-beta_h*h : 1
           alpha_m = 0.32*(mV**-1)*4*mV/exprel((13*mV-v+VT)/(4*mV))/ms : Hz
           beta_m = 0.28*(mV**-1)*5*mV/exprel((v-VT-40*mV)/(5*mV))/ms : Hz
           alpha_h = 0.128*exp((17*mV-v+VT)/(18*mV))/ms : Hz
           beta_h = 4./(1+exp((40*mV-v+VT)/(5*mV)))/ms : Hz
           alpha_n = 0.032*(mV**-1)*5*mV/exprel((15*mV-v+VT)/(5*mV))/ms : Hz
           beta_n = .5*exp((10*mV-v+VT)/(40*mV))/ms : Hz
           I : amp""",
        threshold="v > -40*mV", refractory="v > -40*mV", method="exponential_euler", namespace=names)
    group.v = -65*mV
    group.I = "0.7*nA*i/N"
    return group


MODELS = {
    "lif": (lif, 0.1*ms), "noisy-lif": (noisy_lif, 0.1*ms), "izhikevich": (izhikevich, 0.1*ms),
    "hodgkin-huxley": (hodgkin_huxley, 0.01*ms)}


def main(model, count, steps, target, threads):
    make, step = MODELS[model]
    prefs.core.default_float_dtype = float32
    folder = tempfile.mkdtemp()
    if target == "cpp_standalone":
        prefs.devices.cpp_standalone.openmp_threads = threads if threads > 1 else 0
        set_device("cpp_standalone", directory=folder, build_on_run=True)
    else:
        prefs.codegen.target = target
    defaultclock.dt = step
    group = make(count)
    spikes = SpikeMonitor(group)
    network = Network(group, spikes)
    if target == "cpp_standalone":
        network.run(steps*step)
        seconds = device._last_run_time
    else:
        network.run(2*step)
        begin = time.perf_counter()
        network.run(steps*step)
        seconds = time.perf_counter() - begin
    shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps({
        "peer": "Brian2", "version": brian2.__version__, "model": model, "count": count, "steps": steps, "target": target,
        "threads": threads, "neuron_steps_per_s": count*steps/seconds, "seconds": seconds}))


if __name__ == "__main__":
    import brian2
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], int(sys.argv[5]))
