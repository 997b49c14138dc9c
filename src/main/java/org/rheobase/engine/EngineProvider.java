package org.rheobase.engine;

import java.util.List;

/** Finds and opens the devices of one kind of engine; found by {@link java.util.ServiceLoader}. */
public interface EngineProvider {

  /** The name by which it is asked for: {@code cpu}, {@code opencl}, {@code interpreter}. */
  String name();

  /**
   * The devices present, quickly listed: with the precisions that they claim. Never fails: where
   * the machine lacks what is needed, the list is empty.
   *
   * @return the devices, in a fixed order
   */
  List<Device> devices();

  /**
   * Devices that are had only by their full name, such as a form of the Java engine's code. Never
   * fails.
   */
  default List<Device> variants() {
    return List.of();
  }

  /**
   * Tries a device out, at most once in a process. Never fails.
   *
   * @param device one of {@link #devices()}
   * @return the same device, with the precisions in which it was found to compute by the rules, and
   *     with remarks on what it does otherwise
   */
  default Device examine(Device device) {
    return device;
  }

  /** Why {@link #devices()} is empty, if it is, and what to install; else an empty text. */
  String absence();

  /**
   * Opens one of the devices.
   *
   * @throws EngineException if the device refuses
   */
  Engine open(Device device, EngineOptions options);
}
