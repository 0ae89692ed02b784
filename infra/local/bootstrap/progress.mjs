const running = new Map();
let heartbeat;

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1).padStart(6)} s`;

const tellWhatTakesLong = () => {
  const slow = [...running].map(([title, since]) => `${title} (${seconds(since).trim()})`);
  process.stdout.write(`           still at work: ${slow.join(', ')}\n`);
};

/**
 * Runs one step and prints its line when it is done; steps that take long are named every ten seconds.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const since = performance.now();
  running.set(title, since);
  heartbeat ??= setInterval(tellWhatTakesLong, 10_000).unref();
  try {
    const result = await work();
    process.stdout.write(`  ${seconds(since)}  ${title}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`  ${seconds(since)}  ${title}: failed\n`);
    throw error;
  } finally {
    running.delete(title);
    if (running.size === 0) {
      clearInterval(heartbeat);
      heartbeat = undefined;
    }
  }
}
