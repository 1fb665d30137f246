/**
 * From the bytes of a configuration to a {@link org.gap2028.job.configuration.RunConfig} and to the
 * plan of a run. A configuration is parsed into a {@link org.gap2028.job.configuration.Tree} that
 * knows where everything was written, its defaults are filled in, the assignments of the command
 * line are applied, and the whole is read by the {@link org.gap2028.job.configuration.Field}s of
 * {@link org.gap2028.job.configuration.Schema}; what several fields say together is checked at the
 * end. Every error is collected, none stops the others. Read {@link
 * org.gap2028.job.configuration.ConfigurationReader} first.
 */
package org.gap2028.job.configuration;
