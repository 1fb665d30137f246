/**
 * What drives a model's first output and what it is worth to know: estimators of indices and the
 * draws of their own that they need, cut into units that run anywhere. Read {@link
 * org.gap2028.engine.sensitivity.Study} first.
 */
package org.gap2028.engine.sensitivity;
