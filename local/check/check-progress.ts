import type { CheckResult } from './run-check.ts';

const clearLine = '\r\u001b[2K';
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/**
 * Shows how the checks go on: one line for each that ended, with its time, and on a terminal one more that names
 * those still running.
 */
export class CheckProgress {
  readonly #width: number;
  readonly #running = new Map<string, number>();
  readonly #timer: NodeJS.Timeout | undefined;

  constructor(names: readonly string[]) {
    this.#width = Math.max(...names.map((name) => name.length));
    if (process.stdout.isTTY) {
      this.#timer = setInterval(() => {
        this.#showRunning();
      }, 500);
    }
  }

  started(name: string): void {
    this.#running.set(name, performance.now());
    this.#showRunning();
  }

  ended(name: string, result: CheckResult): void {
    this.#running.delete(name);
    const mark = result.passed ? '✓' : '✗';
    this.#clear();
    process.stdout.write(
      `${mark} ${name.padEnd(this.#width)} ${seconds(result.milliseconds).padStart(7)}${result.passed ? '' : '  failed'}\n`,
    );
    this.#showRunning();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#clear();
  }

  #clear(): void {
    if (process.stdout.isTTY) process.stdout.write(clearLine);
  }

  #showRunning(): void {
    if (!process.stdout.isTTY || this.#running.size === 0) return;
    const now = performance.now();
    const names = [...this.#running].map(([name, since]) => `${name} ${seconds(now - since)}`);
    process.stdout.write(`${clearLine}… ${names.join(', ')}`);
  }
}
