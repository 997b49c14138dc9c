package org.rheobase.engine;
import java.util.List;
import org.rheobase.ir.*;
public class VectorStress {
  public static void main(String[] a) {
    int n = Integer.parseInt(a[0]); long seed = Long.parseLong(a[1]);
    int bad = 0;
    for (int k = 0; k < n; k++) {
      for (Precision p : Precision.values()) {
        RandomProgram r = new RandomProgram(seed + k, p, 1 + (int) ((seed + k) % 60));
        String want = null;
        for (String b : List.of("interpreter", "cpu:plain", "cpu:vector")) {
          try (Engine e = Engines.open(Backend.parse(b), p, EngineOptions.defaults().withThreads(1))) {
            String got = Programs.text(EngineUnderTest.run(e, r.program(), r.arguments(), r.arrays(), RandomProgram.COUNT));
            if (want == null) want = got;
            else if (!want.equals(got)) { bad++; System.out.println("DIFF " + b + " seed " + (seed + k) + " " + p);
              if (bad == 1) { String[] w = want.split("\n"), g = got.split("\n"); for (int i = 0; i < w.length; i++) if (!w[i].equals(g[i])) { System.out.println(i + "\n" + w[i] + "\n" + g[i]); break; }
                 System.out.println(b.equals("cpu:vector") ? org.rheobase.rendering.VectorRenderer.render(Schedule.of(r.program())).source() : org.rheobase.rendering.JavaRenderer.render(Schedule.of(r.program())).source()); } }
          } catch (Throwable t) { bad++; System.out.println("FAIL " + b + " seed " + (seed + k) + " " + p + " " + t); if (bad == 1) { t.printStackTrace(System.out); System.out.println(org.rheobase.rendering.VectorRenderer.render(Schedule.of(r.program())).source()); } }
        }
      }
    }
    System.out.println(n + " done, bad " + bad);
  }
}
