package org.gap2028.job.verify;

import org.gap2028.engine.run.RunPlan;

/** From a plan to what is published of it: what a verification verifies. */
@FunctionalInterface
public interface Pipeline {

  /** Runs a plan. */
  PublishedRun run(RunPlan plan);
}
