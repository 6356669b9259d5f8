#include "ring.h"

void ring_push(struct ring *ring, float sample)
{
	ring->samples[ring->next] = sample;
	ring->next = (ring->next + 1) % RING_CAPACITY;
	if (ring->used < RING_CAPACITY)
		ring->used++;
}

int ring_mean(const struct ring *ring, float *mean)
{
	float sum = 0;

	if (ring->used == 0)
		return -1;
	for (size_t i = 0; i < ring->used; i++)
		sum += ring->samples[i];
	*mean = sum / (float)ring->used;
	return 0;
}
