/**
 * What the engine asks of a model of one draw: inputs in, output columns out, per scenario. Read
 * {@link org.gap2028.engine.model.Model} first.
 */
package org.gap2028.engine.model;
