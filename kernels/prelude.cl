// What every generated kernel begins with. A generated kernel uses the operators + - * / of numbers for which OpenCL C
// promises a correctly rounded or exact result; everything else that it calls is named here, or is one of sqrt (double),
// fma, mul_hi and as_<type>.

// A product and a sum that the program rounds one after the other must not become one fused operation.
#pragma OPENCL FP_CONTRACT OFF

#ifdef cl_khr_fp64
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#endif

// Integers with a sign wrap around: C leaves their overflow undefined, but not that of integers without a sign.
#define add_int(a, b) as_int(as_uint(a) + as_uint(b))
#define subtract_int(a, b) as_int(as_uint(a) - as_uint(b))
#define multiply_int(a, b) as_int(as_uint(a) * as_uint(b))
#define negate_int(a) as_int(0u - as_uint(a))
#define shift_left_int(a, bits) as_int(as_uint(a) << (bits))
#define add_long(a, b) as_long(as_ulong(a) + as_ulong(b))
#define subtract_long(a, b) as_long(as_ulong(a) - as_ulong(b))
#define multiply_long(a, b) as_long(as_ulong(a) * as_ulong(b))
#define negate_long(a) as_long(0ul - as_ulong(a))
#define shift_left_long(a, bits) as_long(as_ulong(a) << (bits))

// There are compilers that do algebra with real numbers as if they were exact: they let (a + b) - a be b, and a * 0 be 0.
// Kernels for those are spelled with this around each result. It changes nothing, but the compiler cannot know that: zero is
// a parameter of the kernel.
#ifdef RHEOBASE_GUARDED
#define ZERO zero
#define guarded_float(x) as_float(as_uint(x) ^ zero)
#define guarded_double(x) as_double(as_ulong(x) ^ (ulong) zero)
#else
#define ZERO 0u
#define guarded_float(x) (x)
#define guarded_double(x) (x)
#endif

// OpenCL allows 2.5 ulp of error in a quotient of single precision and 3 in a square root. Devices that can do better are
// asked to by a build option. There are devices, too, whose fma in single precision takes subnormal numbers for zero. For
// those that fall short each is worked out in integers, and is correctly rounded then.

#if defined(RHEOBASE_INTEGER_DIVISION) || defined(RHEOBASE_INTEGER_FMA)

// Whether the bits are those of a number that is not zero, infinite or NaN.
static bool is_ordinary(uint bits)
{
  const uint magnitude = bits & 0x7fffffffu;
  return magnitude != 0u && magnitude < 0x7f800000u;
}

// An ordinary number's significand, from 2^23 up to 2^24; the number is that times 2^*exponent.
static uint significand(uint bits, int *exponent)
{
  const uint fraction = bits & 0x7fffffu;
  const int biased = (int) ((bits >> 23) & 0xffu);
  const int shift = biased == 0 ? (int) clz(fraction) - 8 : 0;
  *exponent = (biased == 0 ? 1 : biased) - 150 - shift;
  return biased == 0 ? fraction << shift : fraction | 0x800000u;
}

// given * 2^exponent rounded to nearest, ties to even. Where given stands for a longer number, its lowest bit is set if any
// of those cut off was, and it must have some bits more than the 24 of the result.
static float rounded(uint sign, ulong given, int exponent)
{
  const int shift = (int) clz(given) - 1;
  const ulong all = given << shift;
  const int lowest = exponent - shift;
  // All 63 bits but 24 are dropped, and more than that where the result is subnormal: its last bit is worth 2^-149.
  const int drop = lowest + 39 < -149 ? -149 - lowest : 39;
  if (drop > 63) {
    return as_float(sign);
  }
  const ulong kept = all >> drop;
  const ulong rest = all & ((1ul << drop) - 1ul);
  const ulong half_way = 1ul << (drop - 1);
  const ulong up = rest > half_way || (rest == half_way && (kept & 1ul) != 0ul) ? 1ul : 0ul;
  // The bit that is not stored, and a carry out of the fraction, are added to the exponent, as they must.
  const long bits = ((long) (lowest + drop + 149) << 23) + (long) (kept + up);
  return as_float(sign | (bits < 0x7f800000l ? (uint) bits : 0x7f800000u));
}

#endif

#ifdef RHEOBASE_INTEGER_FMA

// A number shifted right, its lowest bit set if any bit was lost.
static ulong shifted(ulong given, int bits)
{
  if (bits > 63) {
    return 1ul;
  }
  const ulong lost = given & ((1ul << bits) - 1ul);
  return (given >> bits) | (lost != 0ul ? 1ul : 0ul);
}

#define fma_float(a, b, c) integer_fma(a, b, c, ZERO)

static float integer_fma(float a, float b, float c, uint zero)
{
  if (!is_ordinary(as_uint(a)) || !is_ordinary(as_uint(b))) {
    const float exact = guarded_float(a * b);
    return guarded_float(exact + c);
  }
  if (!is_ordinary(as_uint(c))) {
    return (as_uint(c) & 0x7fffffffu) == 0u ? guarded_float(a * b) : c;
  }
  int exponent_a;
  int exponent_b;
  int exponent_c;
  const ulong significand_a = (ulong) significand(as_uint(a), &exponent_a);
  const ulong significand_b = (ulong) significand(as_uint(b), &exponent_b);
  const ulong significand_c = (ulong) significand(as_uint(c), &exponent_c);
  // Both from 2^60 up to 2^62, so that the larger exponent is that of the larger number, or nearly so, and a sum fits.
  const ulong product = (significand_a * significand_b) << 14;
  const ulong addend = significand_c << 38;
  const int exponent_product = exponent_a + exponent_b - 14;
  const int exponent_addend = exponent_c - 38;
  const int apart = exponent_product - exponent_addend;
  const ulong x = apart < 0 ? shifted(product, -apart) : product;
  const ulong y = apart > 0 ? shifted(addend, apart) : addend;
  const int exponent = apart < 0 ? exponent_addend : exponent_product;
  const uint sign_product = (as_uint(a) ^ as_uint(b)) & 0x80000000u;
  const uint sign_addend = as_uint(c) & 0x80000000u;
  if (sign_product == sign_addend) {
    return rounded(sign_product, x + y, exponent);
  }
  if (x == y) {
    return 0.0f;
  }
  return x > y ? rounded(sign_product, x - y, exponent) : rounded(sign_addend, y - x, exponent);
}

#else

#define fma_float(a, b, c) fma(a, b, c)

#endif

#ifdef RHEOBASE_INTEGER_DIVISION

#define divide_float(a, b) integer_division(a, b, ZERO)

static float integer_division(float a, float b, uint zero)
{
  if (!is_ordinary(as_uint(a)) || !is_ordinary(as_uint(b))) {
    return guarded_float(a / b);
  }
  int exponent_a;
  int exponent_b;
  const ulong dividend = (ulong) significand(as_uint(a), &exponent_a) << 32;
  const ulong divisor = (ulong) significand(as_uint(b), &exponent_b);
  const ulong quotient = dividend / divisor;
  const ulong remainder = dividend - quotient * divisor;
  const uint sign = (as_uint(a) ^ as_uint(b)) & 0x80000000u;
  return rounded(sign, (quotient << 1) | (remainder != 0ul ? 1ul : 0ul), exponent_a - exponent_b - 33);
}

#define sqrt_float(a) integer_root(a, ZERO)

static float integer_root(float a, uint zero)
{
  if (!is_ordinary(as_uint(a)) || as_uint(a) >= 0x80000000u) {
    return guarded_float(sqrt(a));
  }
  int exponent;
  const ulong given = (ulong) significand(as_uint(a), &exponent);
  const int odd = exponent & 1;
  const ulong square = given << (32 + odd);
  // Bit by bit, from the highest on. Not as a loop: llvmpipe ends all loops of a kernel after 65,535 turns in all.
  ulong root = 0ul;
#define TRY_BIT(k) root = (root | 1ul << (k)) * (root | 1ul << (k)) <= square ? root | 1ul << (k) : root;
#define TRY_BITS(k) TRY_BIT(k) TRY_BIT((k) - 1) TRY_BIT((k) - 2) TRY_BIT((k) - 3) TRY_BIT((k) - 4)
  TRY_BITS(29) TRY_BITS(24) TRY_BITS(19) TRY_BITS(14) TRY_BITS(9) TRY_BITS(4)
#undef TRY_BITS
#undef TRY_BIT
  const ulong remainder = square - root * root;
  return rounded(0u, (root << 1) | (remainder != 0ul ? 1ul : 0ul), ((exponent - odd - 32) >> 1) - 1);
}

#else

#define divide_float(a, b) ((a) / (b))
#define sqrt_float(a) sqrt(a)

#endif
