#include <stdio.h>

#include "pid.h"
#include "quantise.h"
#include "ring.h"

static int failures;

static void check(int holds, const char *what)
{
	if (holds)
		return;
	failures++;
	fprintf(stderr, "failed: %s\n", what);
}

static void test_pid(void)
{
	struct pid pid;
	double heat = 20;

	check(pid_init(&pid, 1, 0, 0, 5, 0) == -1, "limits the wrong way round are refused");
	check(pid_init(&pid, 4, 0.5, 0.1, 0, 100) == 0, "good gains are taken");
	for (int step = 0; step < 2000; step++)
		heat += (pid_step(&pid, 60, heat, 0.1) * 0.02 - (heat - 20) * 0.02) * 0.1;
	check(heat > 58 && heat < 62, "the loop settles at its set point");
}

static void test_ring(void)
{
	struct ring ring = { .used = 0 };
	float mean;

	check(ring_mean(&ring, &mean) == -1, "an empty ring has no mean");
	for (int i = 0; i < 10; i++)
		ring_push(&ring, (float)i);
	check(ring_mean(&ring, &mean) == 0 && mean == 5.5f, "the oldest samples go first");
}

static void test_quantise(void)
{
	check(quantise(1.26f, 0.5f) == 3, "levels are rounded");
	check(quantise(1000, 0.5f) == 127, "large values saturate");
	check(quantise(-1.26f, 0.5f) == -3, "negative levels are rounded");
}

int main(void)
{
	test_pid();
	test_ring();
	test_quantise();
	if (failures == 0)
		puts("all tests passed");
	return failures != 0;
}
