/** How many questions a server answers in a second: several at once, for some seconds; told on the channel to the parent. */
interface Load {
  readonly address: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly atOnce: number;
}

async function run({ address, body, headers, seconds, atOnce }: Load): Promise<number> {
  const end = performance.now() + seconds * 1_000;
  let answered = 0;
  const ask = async () => {
    while (performance.now() < end) {
      const response = await fetch(`${address}/graphql`, { method: "POST", headers, body });
      const text = await response.text();
      if (response.status !== 200 || text.includes('"errors"')) throw new Error(text.slice(0, 300));
      answered += 1;
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: atOnce }, ask));
  return answered / ((performance.now() - start) / 1_000);
}

process.on("message", (load: Load) => {
  void run(load).then((perSecond) => process.send?.(perSecond));
});
