import fc from 'fast-check';

// The same cases in every run, so that a run says something of the change alone; with another seed, others.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
