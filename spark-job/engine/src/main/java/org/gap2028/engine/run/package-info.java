/**
 * From a plan to tallies: what is run, how a block of draws is evaluated, and a plain
 * multi-threaded runner. Read {@link org.gap2028.engine.run.RunPlan} first.
 */
package org.gap2028.engine.run;
