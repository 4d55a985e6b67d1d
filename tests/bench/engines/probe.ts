/**
 * Loaded before the program of a process under test. Asked over the process channel, it tells what the process has
 * used so far: processor time in microseconds, of all its threads, and memory in bytes.
 */
process.on('message', (message) => {
  if (message !== 'usage') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ kind: 'usage', cpu: user + system, rss: process.memoryUsage.rss() });
});
// The channel must not keep a process alive that has ended otherwise, nor let one outlive the benchmark.
process.channel?.unref();
process.on('disconnect', () => process.exit(0));
