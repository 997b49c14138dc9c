package org.rheobase.engine;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What has to be right of lists of events, whoever makes them. */
public abstract class EventListing {

  /** Compares the lists that are made of a raster with its bits. */
  protected abstract void areListed(GivenRaster given);

  @Property(tries = 100)
  void everyBitIsListed(
      @ForAll @IntRange(max = 4) int rows,
      @ForAll @IntRange(min = 1, max = 50) int neurons,
      @ForAll @IntRange(max = 1000) int firstStep,
      @ForAll @IntRange(max = 6) int sparseness,
      @ForAll long seed) {
    areListed(GivenRaster.random(rows, neurons, firstStep, sparseness, seed));
  }

  @Example
  void rastersOfManyTilesAreListed() {
    GivenRaster.ofManyTiles().forEach(this::areListed);
  }
}
