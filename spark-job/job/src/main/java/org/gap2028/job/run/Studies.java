package org.gap2028.job.run;

import java.io.Serializable;
import java.util.List;
import org.gap2028.engine.sensitivity.Study;

/** Runs studies on the plan of a run. */
public interface Studies {

  /**
   * Evaluates all units of a study.
   *
   * @param study the study
   * @return what the units yield, in their order
   */
  <P extends Serializable> List<P> run(Study<P> study);
}
