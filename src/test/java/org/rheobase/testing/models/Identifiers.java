package org.rheobase.testing.models;

import java.util.ArrayList;
import java.util.List;

/**
 * Names, each given away once: plain ones, and words that mean something in C, in Java, in OpenCL C
 * or in the sources that programs are rendered to.
 */
final class Identifiers {
  private static final String PLAIN = "v w x y u z g a b c p q k r h v0 w0 tau_m El g_na v1 v2 v3";

  private static final String AWKWARD =
      "float kernel V Tau int4 double step position count t1 t2 v_next v_now v_state v_value"
          + " crossed spiked record var fma mul_hi as_int zero arguments buffers Math Integer Object"
          + " INT_MIN NULL first_step end_step seed_low setting epoch raster lastspike_step run"
          + " neuron to barrier printf main native enum restrict half event_t new goto unless"
          + " refractory CON nul v_1 v__ x_trace0 trace_slots0 digest true null this void static"
          + " M_PI FLT_MAX w_2 v_label t_value a23456789b123456789c123456789d linux unix vload2"
          + " cl_khr_fp64 atomic_add get_global_id convert_int popcount select mix smoothstep size_t"
          + " int128 bfloat16 operator template virtual Override Class Throwable threadIdx spike_word"
          + " state latest_spike_step lastspike_state not_refractory_now end steps_end rate hertz_";

  private final List<String> plain = new ArrayList<>(List.of(PLAIN.split(" ")));
  private final List<String> awkward = new ArrayList<>(List.of(AWKWARD.split(" ")));
  private int further;

  /** A new name. */
  String next(Choices choices) {
    if (!awkward.isEmpty() && choices.oneIn(5)) {
      return awkward.remove(choices.below(awkward.size()));
    }
    return plain.isEmpty() ? "x" + further++ : plain.removeFirst();
  }
}
