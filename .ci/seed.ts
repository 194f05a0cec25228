import fc from 'fast-check';

/** Properties try the same cases everywhere; another seed: FC_SEED=… npm run unit. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_124) });
