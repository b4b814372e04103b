import fc from 'fast-check'

/**
 * How long the tests with random texts hunt. Runs are the same each time, so that a failure is one
 * of the change at hand; `FUZZ_SEED=random FUZZ_RUNS=20` looks elsewhere, twenty times as long.
 */
export const factor = Number(process.env.FUZZ_RUNS ?? 1)
const {FUZZ_SEED = '20231042'} = process.env
const seed = FUZZ_SEED === 'random' ? {} : {seed: Number(FUZZ_SEED)}

/** Check a property; what fails is printed with its seed and the smallest case. */
export async function hunt<Value>(
  arbitrary: fc.Arbitrary<Value>,
  runs: number,
  property: (value: Value) => Promise<unknown>
): Promise<void> {
  let done = 0
  await fc.assert(
    fc.asyncProperty(arbitrary, async (value) => {
      await property(value)
      done++
    }),
    {
      numRuns: Math.ceil(runs * factor),
      ...seed,
      interruptAfterTimeLimit: 600_000,
      markInterruptAsFailure: false
    }
  )
  // A long hunt ends by the clock, too.
  if (factor > 1) process.stderr.write(`${done} texts\n`)
}

/** Random values, as many as a hunt for so many runs would try. */
export function sample<Value>(arbitrary: fc.Arbitrary<Value>, runs: number): Value[] {
  return fc.sample(arbitrary, {...seed, numRuns: Math.ceil(runs * factor)})
}

/** At least how many of the texts have to be of use, where that is known for a whole hunt. */
export function enough(amount: number): number {
  return Math.floor(amount * Math.min(1, factor))
}

/** How long a test that hunts may take, on a busy machine too. */
export const huntTimeout = 600_000 * Math.max(1, factor)
