#ifndef RING_H
#define RING_H

#include <stddef.h>

enum { RING_CAPACITY = 8 };

/* A ring of samples; the oldest is overwritten when it is full. */
struct ring {
	float samples[RING_CAPACITY];
	size_t next, used;
};

void ring_push(struct ring *ring, float sample);

/* The mean of what is in the ring into `mean`; -1 when it is empty. */
int ring_mean(const struct ring *ring, float *mean);

#endif
