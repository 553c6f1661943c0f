/*
 * How fast does this machine move the bytes of an optimizer step?
 *
 * A step of a rule with s states reads p, g and the states and writes p and the states. No arithmetic can make that
 * traffic disappear, so the time of a loop that does nothing else is the yardstick for every fused kernel of the rule:
 *
 *     fraction of ceiling = time of traffic_ceiling / time of the kernel
 *
 * A shape is (reads, writes): the first `writes` streams are read and written in place, the others only read. SGD is (2, 1),
 * 12 bytes per float32 weight; Lion (3, 2), 20; AdamW (4, 3), 28; AMSGrad (5, 4), 36. In-place streams are in cache when
 * they are written, so plain stores cost no extra read for ownership.
 *
 * What is stored back is what was read, bit for bit (each word xor 0, with a 0 that the compiler can't see), so the loop can
 * take its turn on buffers that hold a run's weights and states.
 *
 * Built by the benchmark: cc -O3 -march=native -shared -fPIC traffic_ceiling.c
 */
#include <stddef.h>
#include <stdint.h>

#if defined(__AVX512F__)
#define VECTOR_BYTES 64
#elif defined(__AVX__)
#define VECTOR_BYTES 32
#else
#define VECTOR_BYTES 16
#endif
#define LANES ((ptrdiff_t)(VECTOR_BYTES / sizeof(uint32_t)))

/* May start at any word, and may alias anything: the buffers hold floats. */
typedef uint32_t words __attribute__((vector_size(VECTOR_BYTES), aligned(4), may_alias));

static volatile uint32_t unseen_zero = 0;

/* Inlined with constant counts, so that the inner loops over streams vanish. */
static inline __attribute__((always_inline)) void move(int reads, int writes, uint32_t **streams, ptrdiff_t count)
{
    words zero = {0}, seen = {0};
    zero ^= unseen_zero;
    uint32_t *at[8]; /* a store could alias the array of pointers, and then each turn would load them again */
    for (int s = 0; s < reads; s++) at[s] = streams[s];
    ptrdiff_t i = 0;
    for (; i + LANES <= count; i += LANES) {
        words all[8], only_read = {0};
        for (int s = 0; s < reads; s++) all[s] = *(const words *)(at[s] + i);
        for (int s = writes; s < reads; s++) only_read |= all[s];
        only_read &= zero;
        for (int s = 0; s < writes; s++) *(words *)(at[s] + i) = all[s] ^ only_read ^ zero;
        seen |= only_read;
    }
    for (; i < count; i++) {
        uint32_t only_read = 0;
        for (int s = writes; s < reads; s++) only_read |= at[s][i];
        only_read &= zero[0];
        for (int s = 0; s < writes; s++) at[s][i] ^= only_read ^ zero[0];
        seen[0] |= only_read;
    }
    /* A shape without writes would otherwise have nothing to do. */
    unseen_zero = seen[0];
}

#define SHAPE(r, w) case (r) * 16 + (w): move(r, w, streams, count); return 1
#define READS(r) SHAPE(r, 0); SHAPE(r, 1); SHAPE(r, 2)

/* Returns 0 where the shape is not one of those below, and then has moved nothing. */
__attribute__((visibility("default"))) int traffic_ceiling(int reads, int writes, uint32_t **streams, ptrdiff_t count)
{
    switch (reads * 16 + writes) {
        READS(2);
        READS(3);
        READS(4); SHAPE(4, 3);
        READS(5); SHAPE(5, 3); SHAPE(5, 4);
        READS(6); SHAPE(6, 3); SHAPE(6, 4); SHAPE(6, 5);
        READS(7); SHAPE(7, 3); SHAPE(7, 4); SHAPE(7, 5); SHAPE(7, 6);
        READS(8); SHAPE(8, 3); SHAPE(8, 4); SHAPE(8, 5); SHAPE(8, 6); SHAPE(8, 7);
    }
    return 0;
}

__attribute__((visibility("default"))) int traffic_ceiling_vector_bytes(void) { return VECTOR_BYTES; }
