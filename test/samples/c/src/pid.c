#include "pid.h"

static double clamp(double value, double low, double high)
{
	if (value < low)
		return low;
	return value > high ? high : value;
}

int pid_init(struct pid *pid, double kp, double ki, double kd, double low, double high)
{
	if (low >= high || kp < 0 || ki < 0 || kd < 0)
		return -1;
	*pid = (struct pid){ .kp = kp, .ki = ki, .kd = kd, .low = low, .high = high };
	return 0;
}

double pid_step(struct pid *pid, double setpoint, double measured, double dt)
{
	double error = setpoint - measured;
	double slope = 0;
	double output;

	if (dt <= 0)
		return clamp(pid->kp * error, pid->low, pid->high);
	if (pid->started)
		slope = (pid->previous - measured) / dt;
	pid->started = 1;
	pid->previous = measured;
	output = pid->kp * error + pid->integral + pid->ki * error * dt + pid->kd * slope;
	/* Anti-windup: integrate only while the output is not saturated. */
	if (output > pid->low && output < pid->high)
		pid->integral += pid->ki * error * dt;
	return clamp(output, pid->low, pid->high);
}
