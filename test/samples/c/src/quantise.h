#ifndef QUANTISE_H
#define QUANTISE_H

#include <stdint.h>

/* The nearest int8 of `value / scale`, saturated; `scale` <= 0 gives 0. */
int8_t quantise(float value, float scale);

#endif
