const TICK_ON_SCREEN = 200;
const TICK_IN_LOG = 10_000;

/** Told how far a step is, such as "212 tests". */
export type Progress = (far: string) => void;

/** Prints steps as they go: on a screen one line that counts up, in a log a line at the start, then and now, and at the end. */
export class Steps {
  readonly #output: NodeJS.WriteStream;
  readonly #begun = performance.now();
  #number = 0;

  constructor(output: NodeJS.WriteStream) {
    this.#output = output;
  }

  /** Runs `work` under `title`; what it answers in `described` stands behind the time it took. */
  async run<T>(
    title: string,
    work: (progress: Progress) => Promise<T>,
    described: (result: T) => string = () => "",
  ): Promise<T> {
    const name = `[${++this.#number}] ${title}`;
    const begun = performance.now();
    let far = "";
    const ticker = this.#tick(() => `${name} ${joined(elapsed(begun), far)}`);
    try {
      const result = await work((now) => {
        far = now;
      });
      this.#close(`${name} ${joined(elapsed(begun), described(result))}`, "✓");
      return result;
    } catch (error) {
      this.#close(`${name} ${elapsed(begun)}`, "✗");
      throw error;
    } finally {
      clearInterval(ticker);
    }
  }

  say(text: string): void {
    this.#output.write(`${text}\n`);
  }

  /** Time since the first step. */
  get elapsed(): string {
    return elapsed(this.#begun);
  }

  #tick(line: () => string): NodeJS.Timeout {
    if (this.#output.isTTY) {
      return setInterval(() => this.#output.write(`\r\x1b[K… ${line()}`), TICK_ON_SCREEN);
    }
    this.say(`… ${line()}`);
    return setInterval(() => this.say(`… ${line()}`), TICK_IN_LOG);
  }

  #close(line: string, mark: string): void {
    this.#output.write(`${this.#output.isTTY ? "\r\x1b[K" : ""}${mark} ${line}\n`);
  }
}

function elapsed(since: number): string {
  return `(${((performance.now() - since) / 1000).toFixed(1)} s)`;
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}
