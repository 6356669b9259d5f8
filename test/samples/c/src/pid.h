#ifndef PID_H
#define PID_H

/* A PID controller in parallel form; output is clamped to [low, high]. */
struct pid {
	double kp, ki, kd;
	double low, high;
	double integral;
	double previous;
	int started;
};

/* Answers 0, or -1 when the limits are the wrong way round or a gain is negative. */
int pid_init(struct pid *pid, double kp, double ki, double kd, double low, double high);

/* One step of `dt` seconds; `dt` <= 0 gives the clamped proportional part alone. */
double pid_step(struct pid *pid, double setpoint, double measured, double dt);

#endif
