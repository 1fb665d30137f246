package org.gap2028.job;

import java.util.List;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.model.Output;
import org.gap2028.engine.model.Quarter;

/** A model whose evaluators are others: for engines that are broken, and tasks that fail. */
public abstract class ChangedModel implements Model {

  private static final long serialVersionUID = 1;

  /** The model as it is. */
  protected final Model model;

  /** A change of this model. */
  protected ChangedModel(Model model) {
    this.model = model;
  }

  @Override
  public int inputCount() {
    return model.inputCount();
  }

  @Override
  public List<String> scenarios() {
    return model.scenarios();
  }

  @Override
  public List<Output> outputs() {
    return model.outputs();
  }

  @Override
  public List<Quarter> quarters() {
    return model.quarters();
  }

  @Override
  public int commonQuarters() {
    return model.commonQuarters();
  }

  @Override
  public int walkSteps() {
    return model.walkSteps();
  }
}
