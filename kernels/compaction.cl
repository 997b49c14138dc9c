// From a raster of events to lists of them, sorted by step, then neuron. Compiled by itself, without the prelude.
//
// A raster has a row of words for every 32 steps, a word for each neuron in it, a bit for each step. It is taken in tiles:
// the words of 1,024 neurons in one row, by a group of 32 work-items. There are three stages:
//
//   count_events   counts the events of each step in each tile, and puts the counts in the order of the lists: step by step,
//                  and tile by tile in each;
//   scan_tiles     turns the counts into the places in the lists at which each step's events of each tile begin; what is
//   add_totals     longer than 1,024 numbers is scanned in pieces, the totals of which are scanned likewise, and added;
//   list_events    looks at each tile once more and writes its events where they belong.
//
// The places follow from the order alone: nothing depends on which group runs first, and there are no atomics. Groups share
// local memory by barriers alone, so that it does not matter how many work-items a device runs in step. There are 32 counts
// for the 1,024 words of a tile.

#define SIDE 32
#define TILE (SIDE * SIDE)

// Work-items walk through rows of SIDE words; a word more in each keeps them on different banks of local memory.
#define PITCH (SIDE + 1)

// Turns a square of 32 words of 32 bits by its diagonal: bit b of word w becomes bit w of word b.
static void transpose(local uint *square)
{
  uint mask = 0x0000ffffu;
  for (int half_side = SIDE / 2; half_side > 0; half_side >>= 1) {
    // All words whose partner is below them: half_side words are taken, and as many left out.
    for (int low = 0; low < SIDE; low = (low + half_side + 1) & ~half_side) {
      const uint exchanged = ((square[low] >> half_side) ^ square[low + half_side]) & mask;
      square[low] ^= exchanged << half_side;
      square[low + half_side] ^= exchanged;
    }
    mask ^= mask << (half_side >> 1);
  }
}

// Takes this group's tile of the raster. Afterwards the words at tile + n * PITCH are those of neurons 32 n to 32 n + 31 of
// the tile, a word for each step of the row, a bit for each neuron.
static void take_tile(global const uint *words, int neurons, local uint *tile)
{
  const int item = (int) get_local_id(0);
  const size_t row = get_group_id(1);
  const int first = (int) get_group_id(0) * TILE;
  for (int k = 0; k < SIDE; k++) {
    const int neuron = first + k * SIDE + item;
    tile[k * PITCH + item] = neuron < neurons ? words[row * neurons + neuron] : 0u;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  transpose(tile + item * PITCH);
  barrier(CLK_LOCAL_MEM_FENCE);
}

// Where the count of this work-item's step in this group's tile stands.
static size_t place_of_count()
{
  const size_t step = get_group_id(1) * SIDE + get_local_id(0);
  return step * get_num_groups(0) + get_group_id(0);
}

// The groups of the first dimension stand for the tiles of a row, those of the second for rows. In each a work-item counts
// the events of one step.
kernel __attribute__((reqd_work_group_size(SIDE, 1, 1)))
void count_events(global const uint *restrict words, const int neurons, global uint *restrict counts)
{
  local uint tile[SIDE * PITCH];
  take_tile(words, neurons, tile);
  uint count = 0u;
  for (int k = 0; k < SIDE; k++) {
    count += popcount(tile[k * PITCH + get_local_id(0)]);
  }
  counts[place_of_count()] = count;
}

// Replaces each of 1,024 numbers by the sum of those before it, and gives the sum of all: a group for each piece of the
// numbers. Sums stay at the largest number rather than wrap around, so that one too large is found out.
kernel __attribute__((reqd_work_group_size(SIDE, 1, 1)))
void scan_tiles(global uint *restrict numbers, const int length, global uint *restrict totals)
{
  local uint tile[SIDE * PITCH];
  local uint sums[SIDE];
  const int item = (int) get_local_id(0);
  const size_t first = get_group_id(0) * TILE;
  for (int k = 0; k < SIDE; k++) {
    const size_t at = first + k * SIDE + item;
    tile[k * PITCH + item] = at < (size_t) length ? numbers[at] : 0u;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  uint sum = 0u;
  for (int k = 0; k < SIDE; k++) {
    sum = add_sat(sum, tile[item * PITCH + k]);
  }
  sums[item] = sum;
  barrier(CLK_LOCAL_MEM_FENCE);
  uint before = 0u;
  for (int k = 0; k < item; k++) {
    before = add_sat(before, sums[k]);
  }
  for (int k = 0; k < SIDE; k++) {
    const uint number = tile[item * PITCH + k];
    tile[item * PITCH + k] = before;
    before = add_sat(before, number);
  }
  if (item == SIDE - 1) {
    totals[get_group_id(0)] = before;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int k = 0; k < SIDE; k++) {
    const size_t at = first + k * SIDE + item;
    if (at < (size_t) length) {
      numbers[at] = tile[k * PITCH + item];
    }
  }
}

// Adds to the numbers of each piece the sum of all pieces before it. A work-item for each number.
kernel void add_totals(global uint *restrict numbers, const int length, global const uint *restrict totals)
{
  const size_t at = get_global_id(0);
  if (at < (size_t) length) {
    numbers[at] = add_sat(numbers[at], totals[at / TILE]);
  }
}

// Groups as in count_events. In each a work-item writes the events of one step, neuron after neuron.
kernel __attribute__((reqd_work_group_size(SIDE, 1, 1)))
void list_events(global const uint *restrict words, const int neurons, global const uint *restrict starts,
                 const int row_step, global int *restrict steps_of_events, global int *restrict neurons_of_events)
{
  local uint tile[SIDE * PITCH];
  take_tile(words, neurons, tile);
  const int first = (int) get_group_id(0) * TILE;
  const int step = row_step + (int) (get_group_id(1) * SIDE + get_local_id(0));
  size_t at = starts[place_of_count()];
  for (int k = 0; k < SIDE; k++) {
    for (uint word = tile[k * PITCH + get_local_id(0)]; word != 0u; word &= word - 1u) {
      steps_of_events[at] = step;
      // The number of zeros below the lowest bit that is set: OpenCL C 1.2 has no function for it.
      neurons_of_events[at] = first + k * SIDE + (int) popcount(~word & (word - 1u));
      at++;
    }
  }
}

// What was recorded at events, from a row of values for each step and a value for each neuron. A work-item for each event.
// Values are moved as bits: no number changes, and no device needs double precision for it.
#define TAKE_VALUES(name, type)                                                                                        \
  kernel void name(global const int *restrict steps_of_events, global const int *restrict neurons_of_events,            \
                   const int events, const int first_step, const int neurons, global const type *restrict recorded,     \
                   global type *restrict values)                                                                       \
  {                                                                                                                    \
    const size_t at = get_global_id(0);                                                                                \
    if (at < (size_t) events) {                                                                                        \
      values[at] = recorded[(size_t) (steps_of_events[at] - first_step) * neurons + neurons_of_events[at]];            \
    }                                                                                                                  \
  }

TAKE_VALUES(take_values_of_4_bytes, uint)
TAKE_VALUES(take_values_of_8_bytes, ulong)
