/**
 * The compute-gap model of the 2028 gap and its rival, persistence: their inputs, constants, levers
 * and equations. The only package that knows what is being modelled. Read {@link
 * org.gap2028.engine.gap.GapModel} first.
 */
package org.gap2028.engine.gap;
