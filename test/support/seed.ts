import fc from 'fast-check'

/**
 * Generated tests run the same cases every time, so that a change is judged by what it changes;
 * `FUZZ_SEED=random` hunts for others.
 */
const seed = process.env.FUZZ_SEED ?? '20261121'
if (seed !== 'random') fc.configureGlobal({seed: Number(seed)})
