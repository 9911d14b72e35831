import { Redis } from 'ioredis';

/** What goes to a Redis and what lies in it. */
export interface RecordedRedis {
  /** Every command that was sent since, scripts' own included, messages too. */
  readonly commands: () => string;
  /** Every key with its value. */
  dump(): Promise<string>;
  stop(): void;
}

/** Listens to all that is sent to a Redis. */
export async function recordRedis(url: string): Promise<RecordedRedis> {
  const reader = new Redis(url);
  const monitor = await reader.monitor();
  const commands: string[] = [];
  monitor.on('monitor', (_time: string, parts: readonly string[]) => commands.push(parts.join(' ')));
  return {
    commands: () => commands.join('\n'),
    async dump() {
      const keys = await reader.keys('*');
      const read = async (key: string) =>
        (await reader.type(key)) === 'list'
          ? (await reader.lrange(key, 0, -1)).join(' ')
          : ((await reader.get(key)) ?? '');
      const values = await Promise.all(keys.map(read));
      return keys.map((key, index) => `${key} ${values[index] ?? ''}`).join('\n');
    },
    stop() {
      monitor.disconnect();
      reader.disconnect();
    },
  };
}
