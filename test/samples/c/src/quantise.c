#include "quantise.h"

#ifdef QUANTISE_FIXED
/* Q16.16 arithmetic, for parts without a floating-point unit. */
int8_t quantise(float value, float scale)
{
	int32_t fixed;

	if (scale <= 0)
		return 0;
	fixed = (int32_t)(value / scale * 65536.0f);
	fixed += fixed < 0 ? -32768 : 32768;
	fixed /= 65536;
	if (fixed > 127)
		return 127;
	return fixed < -128 ? -128 : (int8_t)fixed;
}
#else
#include <math.h>

int8_t quantise(float value, float scale)
{
	float level;

	if (scale <= 0)
		return 0;
	level = roundf(value / scale);
	if (level > 127)
		return 127;
	if (level < -128)
		return -128;
	return (int8_t)level;
}
#endif
